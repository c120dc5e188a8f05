import {
  type GraphResource,
  type ResourceGraph,
  typeOfUrn,
  type Urn,
} from "../../exchange/resource-graph.ts";
import { stackType } from "./urns.ts";

/**
 * A stack as a mermaid flowchart: components are boxes around their children, an arrow goes from a resource to what
 * it is made from. Providers and the stack itself are left out.
 *
 * @example
 * toMermaid(await renderStack("events-prod-use1")) // "flowchart LR\n  subgraph n1[…"
 */
export function toMermaid(graph: ResourceGraph): string {
  const shown = graph.resources.filter(
    ({ type }) => type !== stackType && !type.startsWith("pulumi:providers:"),
  );
  const idOf = new Map<Urn, string>(shown.map(({ urn }, index) => [urn, `n${index + 1}`]));
  const childrenOf = Map.groupBy(shown, ({ parent }) =>
    parent !== undefined && idOf.has(parent) ? parent : "",
  );

  const draw = (resource: GraphResource, indent: string): string[] => {
    const id = idOf.get(resource.urn) ?? "";
    const children = childrenOf.get(resource.urn) ?? [];
    const label = labelOf(resource);
    if (children.length === 0) return [`${indent}${id}["${label}"]`];
    return [
      `${indent}subgraph ${id}["${label}"]`,
      ...children.flatMap((child) => draw(child, `${indent}  `)),
      `${indent}end`,
    ];
  };
  const boxes = (childrenOf.get("") ?? []).flatMap((resource) => draw(resource, "  "));
  const arrows = shown.flatMap(({ urn, dependencies }) =>
    dependencies.flatMap((dependency) =>
      idOf.has(dependency) ? [`  ${idOf.get(urn)} --> ${idOf.get(dependency)}`] : [],
    ),
  );
  return `${["flowchart LR", ...boxes, ...arrows].join("\n")}\n`;
}

function labelOf({ urn, name }: GraphResource): string {
  const kind = typeOfUrn(urn).split(":").at(-1) ?? "";
  return `${escaped(name)}<br/>${escaped(kind)}`;
}

/** Mermaid reads quotes and brackets as syntax, and knows entities by number or name after `#`. */
function escaped(text: string): string {
  return text.replace(/[^A-Za-z0-9 _./@-]/g, (character) => `#${character.codePointAt(0)};`);
}
