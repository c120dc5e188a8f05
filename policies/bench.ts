/**
 * Figures of the audit: `node policies/bench.ts [resources]`. Resources are the rules' own cases, repeated; the time is
 * that of the whole process with its start, the memory its peak.
 */
import type { GraphResource, PropertyMap, ResourceGraph } from "../exchange/resource-graph.ts";
import { auditGraphs } from "./audit/audit.ts";
import { stackOf } from "./cases/case.ts";
import { allCases } from "./cases/index.ts";
import { rules } from "./rules/index.ts";

const wanted = Number(process.argv[2] ?? 3000);
const STACK_SIZE = 1000;

const samples = rules.flatMap((rule) =>
  [...(allCases[rule.id]?.complies ?? []), ...(allCases[rule.id]?.violates ?? [])].flatMap(
    (given) => stackOf(rule, given).resources,
  ),
);

function stackNumber(number: number, size: number): ResourceGraph {
  const resources = Array.from({ length: size }, (_, index): GraphResource => {
    const sample = samples[(number * STACK_SIZE + index) % samples.length];
    const name = `${sample?.name}-${index}`;
    return {
      urn: `urn:pulumi:bench-${number}::bench::${sample?.type}::${name}`,
      type: sample?.type ?? "",
      name,
      custom: true,
      inputs: (sample?.properties.value ?? {}) as PropertyMap,
      outputs: {},
      dependencies: [],
      propertyDependencies: {},
      protect: false,
      retainOnDelete: false,
    };
  });
  return {
    schema: "wardrail.graph/1",
    source: { kind: "stack-export", from: "bench", computedValues: "actual" },
    project: "bench",
    stack: `bench-${number}`,
    resources,
    outputs: {},
  };
}

const graphs = Array.from({ length: Math.ceil(wanted / STACK_SIZE) }, (_, number) =>
  stackNumber(number, Math.min(STACK_SIZE, wanted - number * STACK_SIZE)),
);
const { findings, controls } = await auditGraphs(graphs, { evaluatedBy: "in-process" });
console.log(
  JSON.stringify({
    resources: wanted,
    controls: controls.length,
    findings: findings.length,
    wholeProcessSeconds: Number(process.uptime().toFixed(2)),
    peakMemoryMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
