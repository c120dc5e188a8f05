import type { ResourceGraph, Urn } from "../../exchange/resource-graph.ts";
import { Audited } from "../audited.ts";
import type { Rule } from "../rule.ts";
import type { Settings } from "../settings.ts";
import { evaluateGraph } from "./evaluate.ts";
import { printableUrn } from "./printable-urn.ts";

/** One property that a remedy sets. The value before is not shown, only whether there was one. */
export interface Remediation {
  readonly control: string;
  readonly stack: string;
  readonly urn: Urn;
  readonly path: string;
  readonly before: "unset" | "another value";
  /** The rule's own value, never one of the resource. */
  readonly after: string;
}

/** What the pack would change on these stacks where the controls' level is `remediate`. */
export function plannedRemediations(
  graphs: readonly ResourceGraph[],
  rules: readonly Rule[],
  settings: Settings,
): readonly Remediation[] {
  const able = rules.filter(({ remedy }) => remedy !== undefined);
  return graphs.flatMap((graph) => {
    const byUrn = new Map(graph.resources.map((resource) => [resource.urn, resource]));
    return [...evaluateGraph(graph, { rules: able, settings })].flatMap(({ rule, urn, verdict, stack }) => {
      const resource = byUrn.get(urn);
      if (verdict.outcome !== "violates" || resource === undefined) return [];
      const audited = new Audited({ ...resource, properties: resource.inputs });
      return Object.entries(rule.remedy?.(audited, settings) ?? {}).map(([path, after]): Remediation => {
        const { value } = audited.at(path);
        return {
          control: rule.id,
          stack,
          urn: printableUrn(urn),
          path,
          before: value === undefined || value === null ? "unset" : "another value",
          after: String(after),
        };
      });
    });
  });
}
