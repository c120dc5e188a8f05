import { demand } from "../components/surge/index.ts";
import type { ResourceGraph } from "../exchange/resource-graph.ts";
import type { EstateResult, StackSummary } from "../exchange/season.ts";

/** Counts an estate by stack and resource type. */
export function summariseEstate(environment: string, graphs: readonly ResourceGraph[]): EstateResult {
  return { environment, hospitals: demand.hospitals.value, stacks: graphs.map(summariseStack) };
}

function summariseStack(graph: ResourceGraph): StackSummary {
  const counts = new Map<string, number>();
  for (const { type } of graph.resources) counts.set(type, (counts.get(type) ?? 0) + 1);
  const types = [...counts].map(([type, count]) => ({ type, count }));
  types.sort((left, right) => right.count - left.count || left.type.localeCompare(right.type, "en"));
  const region = graph.resources.find((resource) => resource.region !== undefined)?.region;
  const layer = graph.stack.split("-")[0] ?? graph.stack;
  const summary = { stack: graph.stack, layer, resourceCount: graph.resources.length, types };
  // A regional stack's name ends in its region; a global stack may still hold resources of several.
  return region !== undefined && graph.stack.split("-").length > 2 ? { ...summary, region } : summary;
}
