import type { Season, Verdict } from "../../exchange/season.ts";
import { computedValues, outcomeTally, reachWords } from "./audit-coverage.ts";
import { formatCounted } from "./format.ts";
import { partNames, type SeasonPart } from "./gate.ts";
import { partState } from "./part-state.ts";
import { fitWords, toWidth } from "./terminal-text.ts";

/** Marks text with a verdict's colour, or not. */
export type Paint = (verdict: Verdict, text: string) => string;

const width = 100;
const columns = { part: 17, state: 9 } as const;

/** One line per part of the season that is not the forecast, two for the audit; the estate only when it has trouble. */
export function partLines(season: Season, paint: Paint): readonly string[] {
  const { audit, rules, runbooks, estate } = season;
  const rulesText = rules.state === "done" ? rulesWords(rules.result) : rules.reason;
  const runbooksText = runbooks.state === "done" ? runbooksWords(runbooks.result) : runbooks.reason;
  const estateText = estate.state === "done" ? "no stack was rendered" : estate.reason;
  return [
    ...(audit.state === "done"
      ? auditLines(season, audit.result, paint)
      : [partLine("audit", season, audit.reason, paint)]),
    partLine("rules", season, rulesText, paint),
    partLine("runbooks", season, runbooksText, paint),
    ...(partState(season, "estate").verdict === "ready"
      ? []
      : [partLine("estate", season, estateText, paint)]),
  ];
}

/** A part's name, its state and a few words, in at most 100 characters. */
export function partLine(part: SeasonPart, season: Season, words: string, paint: Paint): string {
  const { word, verdict } = partState(season, part);
  const left = `  ${toWidth(partNames[part], columns.part)}  `;
  const padded = toWidth(word, columns.state);
  const rest = fitWords(words, width - left.length - padded.length - 2);
  return `${left}${paint(verdict, padded)}  ${rest}`.trimEnd();
}

type Result<K extends SeasonPart> = Extract<Season[K], { readonly state: "done" }>["result"];

function auditLines(season: Season, audit: Result<"audit">, paint: Paint): readonly string[] {
  const found = `${formatCounted(audit.controls.length, "control")}: ${outcomeTally(audit)}`;
  const values = computedValues(audit);
  const reach = `${reachWords(audit.controls)}${values === undefined ? "" : `; ${values.short}`}`;
  return [partLine("audit", season, found, paint), `    ${fitWords(reach, width - 4)}`];
}

function rulesWords({ alertCount, checks, problems, alerts }: Result<"rules">): string {
  const without = alerts.filter(({ runbookExists }) => !runbookExists).length;
  const skipped = checks.filter(({ state }) => state === "skipped").map(({ check }) => check);
  const skips = skipped.length === 0 ? "" : `; skipped: ${skipped.join(", ")}`;
  return `${formatCounted(alertCount, "alert")}: ${formatCounted(problems.length, "problem")}, ${without} without runbook${skips}`;
}

function runbooksWords({ runbooks, problems }: Result<"runbooks">): string {
  const steps = runbooks.reduce((sum, { stepCount }) => sum + stepCount, 0);
  return `${formatCounted(runbooks.length, "runbook")}, ${formatCounted(steps, "step")}, ${formatCounted(problems.length, "problem")}`;
}
