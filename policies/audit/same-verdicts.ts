import { ToolError } from "../../exchange/problem.ts";
import type { AuditFinding } from "../../exchange/season.ts";
import { printableUrn } from "./printable-urn.ts";
import type { WireOutcome } from "./wire.ts";

/** Throws when the pack over the wire and the rules called directly do not give the same findings. */
export function assertSameFindings(
  findings: readonly AuditFinding[],
  outcomes: readonly WireOutcome[],
): void {
  const direct = countBy(findings.map(({ control, urn, outcome }) => `${outcome} ${control} ${urn}`));
  const wire = countBy(
    outcomes
      .filter(({ outcome }) => outcome !== "not-applicable")
      .map(({ control, urn, outcome }) => `${outcome} ${control} ${printableUrn(urn)}`),
  );
  const differing = [...new Set([...direct.keys(), ...wire.keys()])].filter(
    (key) => direct.get(key) !== wire.get(key),
  );
  if (differing.length === 0) return;
  throw new ToolError(
    "policy pack",
    `its verdicts differ from the audit's in ${differing.length} places, first: ${differing.slice(0, 3).join("; ")}`,
  );
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
