import type { Urn } from "../../exchange/resource-graph.ts";

export const stackType = "pulumi:pulumi:Stack";

/** `urn:pulumi:<stack>::<project>::<qualified type>::<name>`, the type qualified by its parents' types as the engine does. */
export function urnOf(parts: {
  readonly stack: string;
  readonly project: string;
  readonly type: string;
  readonly name: string;
  readonly parent?: Urn;
}): Urn {
  const parentType = parts.parent === undefined ? "" : qualifiedTypeOf(parts.parent);
  // Children of the stack itself are not qualified: everything would be (pkg/resource/urn NewURN).
  const qualified =
    parentType === "" || parentType === stackType ? parts.type : `${parentType}$${parts.type}`;
  return `urn:pulumi:${parts.stack}::${parts.project}::${qualified}::${parts.name}`;
}

function qualifiedTypeOf(urn: Urn): string {
  return urn.split("::")[2] ?? "";
}
