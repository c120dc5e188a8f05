import type { AuditResult, ControlResult } from "../../exchange/season.ts";
import { formatCounted, formatNumber } from "./format.ts";

/** What a control came to: `nothing-to-check` met no resource of its kind, `not-applicable` met only ones it does not concern. */
export type ControlReach = "decided" | "undecided" | "not-applicable" | "nothing-to-check";

/** How far one control reached. Undecided is a control all of whose evaluations are unknown. */
export function controlReach({ counts }: Pick<ControlResult, "counts">): ControlReach {
  if (counts.complies + counts.violates + counts.waived > 0) return "decided";
  if (counts.unknown > 0) return "undecided";
  return counts["not-applicable"] > 0 ? "not-applicable" : "nothing-to-check";
}

/** How many of the controls reached how far. */
export function auditReach(controls: readonly ControlResult[]): Readonly<Record<ControlReach, number>> {
  const count = (reach: ControlReach) => controls.filter((each) => controlReach(each) === reach).length;
  return {
    decided: count("decided"),
    undecided: count("undecided"),
    "not-applicable": count("not-applicable"),
    "nothing-to-check": count("nothing-to-check"),
  };
}

/** `190 decided, 60 not applicable, 31 had nothing to check`, so that no total passes for as many checks. */
export function reachWords(controls: readonly ControlResult[]): string {
  const reach = auditReach(controls);
  return [
    `${formatNumber(reach.decided, 0)} decided`,
    ...(reach.undecided > 0 ? [`${formatNumber(reach.undecided, 0)} undecided`] : []),
    `${formatNumber(reach["not-applicable"], 0)} not applicable`,
    `${formatNumber(reach["nothing-to-check"], 0)} had nothing to check`,
  ].join(", ");
}

/** `4 violated (3 mandatory), 0 unknown, 0 waived`. */
export function outcomeTally({ controls, findings }: Pick<AuditResult, "controls" | "findings">): string {
  const violated = controls.filter(({ counts }) => counts.violates > 0);
  const unknown = controls.reduce((sum, { counts }) => sum + counts.unknown, 0);
  const waived = findings.filter(({ outcome }) => outcome === "waived").length;
  const mandatory = violated.filter(isMandatory).length;
  return `${formatNumber(violated.length, 0)} violated (${formatNumber(mandatory, 0)} mandatory), ${formatNumber(unknown, 0)} unknown, ${formatNumber(waived, 0)} waived`;
}

/** The whole audit in a line: how many controls, how far they reached, what they found. */
export function auditSentence(audit: Pick<AuditResult, "controls" | "findings">): string {
  return `${formatCounted(audit.controls.length, "control")}: ${reachWords(audit.controls)}; ${outcomeTally(audit)}`;
}

/** True for a control whose violation stops a deployment: `remediate` does too once its remediation did not help. */
export function isMandatory({ level }: Pick<ControlResult, "level">): boolean {
  return level === "mandatory" || level === "remediate";
}

/** Where computed values came from, short and in a sentence that says what "unknown" means under it. */
export interface ComputedValuesWords {
  readonly short: string;
  readonly sentence: string;
}

const computedValuesWords: ReadonlyMap<string, ComputedValuesWords> = new Map([
  [
    "synthesised",
    {
      short: "computed values synthesised offline",
      sentence:
        "Values that only a deployment computes were synthesised, because the estate was rendered offline: 0 unknown says that the rendering left nothing open, not what a deployment will decide.",
    },
  ],
  [
    "unknown",
    {
      short: "computed values left unknown",
      sentence:
        "Values that only a deployment computes were left unknown; a control that needs one counts as unknown.",
    },
  ],
  [
    "actual",
    {
      short: "computed values as deployed",
      sentence: "Values that a deployment computes were read from the deployed estate.",
    },
  ],
]);

/** Words for the audit's computed values; `undefined` when the audit does not say where they came from. */
export function computedValues({
  computedValues: from,
}: Pick<AuditResult, "computedValues">): ComputedValuesWords | undefined {
  return from === undefined ? undefined : computedValuesWords.get(from);
}
