import type { AuditResult, Part, RulesResult, Season, Verdict } from "../../exchange/season.ts";
import { auditReach, isMandatory } from "./audit-coverage.ts";
import { formatCounted, formatList } from "./format.ts";
import {
  isOfTheSeason,
  type JudgedForecast,
  orderedReadings,
  unforecastScenarios,
} from "./scenario-order.ts";
import { reasonSentence } from "./scenario-reason.ts";
import { byGravity, gravest, verdictWords } from "./verdict.ts";

export type SeasonPart = "forecast" | "audit" | "rules" | "runbooks" | "estate";

/** One thing that stands between the estate and "ready". */
export interface Concern {
  readonly part: SeasonPart;
  readonly verdict: Exclude<Verdict, "ready">;
  /** What it is about: a scenario's title, or a part's name. */
  readonly subject: string;
  /** Why, as a clause that can follow the subject and a colon. */
  readonly reason: string;
  /** The scenario it is about, for a link. */
  readonly scenario?: string;
}

export const partNames: Readonly<Record<SeasonPart, string>> = {
  forecast: "Capacity forecast",
  audit: "HIPAA audit",
  rules: "Alert rules",
  runbooks: "Runbooks",
  estate: "Estate",
};

/**
 * Everything that keeps a season from being ready, the gravest first: a gating scenario whose verdict is not
 * `ready`, a declared emergency or season without a gating forecast, a part that failed or was skipped, a violated
 * or undecided mandatory control, a failed rule check, a runbook with a problem.
 */
export function seasonConcerns(season: Season): readonly Concern[] {
  const concerns: readonly Concern[] = [
    ...concernsOf("forecast", season.forecast, (forecast) => [
      ...orderedReadings(forecast).flatMap(({ gating }) => gating.flatMap(scenarioConcern)),
      ...unforecastScenarios(forecast).map(
        ({ id, title }): Concern => ({
          part: "forecast",
          verdict: "unknown",
          subject: title,
          reason: "declared, but no deciding forecast was made of it",
          scenario: id,
        }),
      ),
    ]),
    ...concernsOf("audit", season.audit, auditConcerns),
    ...concernsOf("rules", season.rules, rulesConcerns),
    ...concernsOf("runbooks", season.runbooks, ({ runbooks, problems }) => [
      ...(problems.length > 0
        ? [concern("runbooks", "not-ready", formatCounted(problems.length, "problem"))]
        : []),
      ...(runbooks.length === 0 ? [concern("runbooks", "unknown", "no runbook was found")] : []),
    ]),
    ...concernsOf("estate", season.estate, ({ stacks }) =>
      stacks.length === 0 ? [concern("estate", "unknown", "no stack was rendered")] : [],
    ),
  ];
  return concerns.toSorted((left, right) => byGravity(left.verdict, right.verdict));
}

/**
 * Whether the season may begin. Unknown is not ready. Reasons are sentences without markup, in the order of
 * {@link seasonConcerns}; `ready` is true exactly when there are none.
 *
 * @example
 * seasonGate(season) // { ready: false, reasons: ["Cyber attack recovery: not ready: …"] }
 */
export function seasonGate(season: Season): { readonly ready: boolean; readonly reasons: readonly string[] } {
  const reasons = seasonConcerns(season).map(
    ({ subject, verdict, reason }) => `${subject}: ${verdictWords[verdict].toLowerCase()}: ${reason}`,
  );
  return { ready: reasons.length === 0, reasons };
}

/** The season in one word: the gravest of all concerns, `ready` without any. */
export function overallVerdict(season: Season): Verdict {
  return gravest(seasonConcerns(season).map(({ verdict }) => verdict));
}

/** The verdict of one part alone. */
export function partVerdict(season: Season, part: SeasonPart): Verdict {
  return gravest(
    seasonConcerns(season)
      .filter((each) => each.part === part)
      .map(({ verdict }) => verdict),
  );
}

function concernsOf<T>(part: SeasonPart, outcome: Part<T>, inspect: (result: T) => readonly Concern[]) {
  if (outcome.state === "failed") return [concern(part, "not-ready", `this part failed: ${outcome.reason}`)];
  if (outcome.state === "skipped")
    return [concern(part, "unknown", `this part was skipped: ${outcome.reason}`)];
  return inspect(outcome.result);
}

function concern(part: SeasonPart, verdict: Concern["verdict"], reason: string): Concern {
  return { part, verdict, subject: partNames[part], reason };
}

function scenarioConcern(judged: JudgedForecast): readonly Concern[] {
  const { forecast, judgement } = judged;
  if (judgement.verdict === "ready") return [];
  const reason = reasonSentence(judged);
  const { title: subject, scenario } = forecast;
  return [{ part: "forecast", verdict: judgement.verdict, subject, reason, scenario }];
}

function auditConcerns({ controls, findings, resourceCount }: AuditResult): readonly Concern[] {
  if (controls.length === 0 || resourceCount === 0) {
    return [concern("audit", "unknown", "no control was evaluated on any resource")];
  }
  const { decided, undecided } = auditReach(controls);
  if (decided + undecided === 0 && findings.length === 0) {
    return [concern("audit", "unknown", "no control found anything that it concerns")];
  }
  // Counts and findings are two statements of the same audit; whichever tells more decides.
  const mandatoryWith = (outcome: "violates" | "unknown") => [
    ...new Set([
      ...controls
        .filter((control) => isMandatory(control) && control.counts[outcome] > 0)
        .map(({ control }) => control),
      ...findings
        .filter((each) => isMandatory(each) && each.outcome === outcome)
        .map(({ control }) => control),
    ]),
  ];
  return [
    ...aboutControls("not-ready", mandatoryWith("violates"), "violated"),
    ...aboutControls("unknown", mandatoryWith("unknown"), "unknown until apply"),
  ];
}

function aboutControls(verdict: Concern["verdict"], controls: readonly string[], state: string): Concern[] {
  if (controls.length === 0) return [];
  const count = formatCounted(controls.length, "mandatory control");
  return [concern("audit", verdict, `${count} ${state}: ${formatList(controls, 3)}`)];
}

function rulesConcerns({ checks, problems }: RulesResult): readonly Concern[] {
  const failed = checks.filter(({ state }) => state === "failed").map(({ check }) => check);
  const errors = problems.filter(({ severity }) => severity === "error");
  const nothingChecked = !checks.some(({ state }) => state !== "skipped");
  return [
    ...(failed.length > 0 ? [concern("rules", "not-ready", `check failed: ${formatList(failed, 3)}`)] : []),
    ...(errors.length > 0
      ? [
          concern(
            "rules",
            "not-ready",
            `${formatCounted(errors.length, "error")} in ${formatList([...new Set(errors.map(({ rule }) => rule))], 3)}`,
          ),
        ]
      : []),
    ...(nothingChecked ? [concern("rules", "unknown", "no check of the rules was run")] : []),
  ];
}

/** How many scenarios of the season have a deciding forecast, and how many of those are ready. */
export function scenarioTally(
  season: Season,
): { readonly ready: number; readonly total: number } | undefined {
  if (season.forecast.state !== "done") return undefined;
  const ofTheSeason = orderedReadings(season.forecast.result).filter(
    ({ kind, gating }) => isOfTheSeason(kind) && gating.length > 0,
  );
  return {
    ready: ofTheSeason.filter(({ gating }) => gating.every(({ judgement }) => judgement.verdict === "ready"))
      .length,
    total: ofTheSeason.length + unforecastScenarios(season.forecast.result).length,
  };
}
