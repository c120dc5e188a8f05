import type { ScenarioForecast } from "../../exchange/season.ts";
import { bindingConstraint, isCovered } from "./binding-service.ts";
import { formatDuration, formatShare } from "./format.ts";
import { brokenClauses, type ClauseDetail } from "./objective-words.ts";
import type { JudgedForecast } from "./scenario-order.ts";
import { isBinding, isWithoutResult } from "./verdict.ts";

/** What keeps a scenario from being ready, each in a clause of its own. */
export interface ScenarioReason {
  /** `capacity in 2 min 55 s, limit 60 s`; absent without a limit or a result. */
  readonly times?: string;
  /** What decides: too late by how much, which objectives break, how little is to spare, what is missing. */
  readonly decisive: readonly string[];
  /** What holds capacity back. */
  readonly constraint?: string;
  /** Present when the forecast's own verdict was better. */
  readonly overruled?: string;
}

/** Why a scenario is not ready, built from its numbers; the forecast's own sentence only where no number tells. */
export function scenarioReason(
  { forecast, judgement }: JudgedForecast,
  detail: ClauseDetail = "full",
): ScenarioReason {
  if (judgement.verdict === "unknown" && isWithoutResult(forecast)) return { decisive: [forecast.because] };
  const facts = factsOf(forecast, detail);
  // What is missing is known to the forecast alone; numbers cannot tell it.
  const isOwnUnknown = judgement.verdict === "unknown" && judgement.overruled === undefined;
  const times = timeAgainstLimit(forecast);
  return {
    ...(times === undefined ? {} : { times }),
    decisive: facts.length === 0 || isOwnUnknown ? [forecast.because] : facts,
    ...(facts.length === 0 || isOwnUnknown || forecast.services.length === 0
      ? {}
      : { constraint: constraintClause(forecast) }),
    ...(judgement.overruled === undefined ? {} : { overruled: `the forecast says ${judgement.stated}` }),
  };
}

/** The whole reason as one clause that can follow a scenario's name and verdict. */
export function reasonSentence(judged: JudgedForecast): string {
  const { times, decisive, constraint, overruled } = scenarioReason(judged);
  return joined([times, ...decisive, constraint, overruled]);
}

/** The reason without the times, for a table that has them: with everything, and with the least. */
export function reasonsBesideTimes(judged: JudgedForecast): readonly string[] {
  return (["full", "brief"] as const).map((detail) => {
    const { decisive, constraint, overruled } = scenarioReason(judged, detail);
    return joined([...decisive, overruled, constraint]);
  });
}

function joined(clauses: readonly (string | undefined)[]): string {
  return clauses.filter((clause) => clause !== undefined && clause !== "").join("; ");
}

function factsOf(forecast: ScenarioForecast, detail: ClauseDetail): readonly string[] {
  const binding = forecast.objectives.filter(isBinding);
  return [
    ...timeFact(forecast),
    ...brokenClauses(
      binding.filter(({ state }) => state === "fail"),
      detail,
    ),
    ...(forecast.requiredSeconds === null &&
    !binding.some(({ state }) => state === "pass" || state === "fail")
      ? ["neither a time limit nor a modelled objective decides it"]
      : []),
  ];
}

function timeFact({
  timeToCapacitySeconds: needed,
  requiredSeconds,
  marginShare,
  verdict,
}: ScenarioForecast): readonly string[] {
  if (needed === null) return ["ready capacity never covers the demand"];
  if (requiredSeconds === null) return [];
  const limit = requiredSeconds.value;
  if (!Number.isFinite(needed) || !Number.isFinite(limit))
    return ["its time to capacity or its limit is not a number"];
  if (needed > limit) return [`${formatDuration(needed - limit)} too late`];
  return verdict === "at-risk" && marginShare !== null
    ? [`${formatShare(marginShare)} of the limit to spare`]
    : [];
}

function timeAgainstLimit({
  timeToCapacitySeconds: needed,
  requiredSeconds,
}: ScenarioForecast): string | undefined {
  if (requiredSeconds === null) return undefined;
  const limit = `limit ${formatDuration(requiredSeconds.value)}`;
  return needed === null
    ? `capacity never reached, ${limit}`
    : `capacity in ${formatDuration(needed)}, ${limit}`;
}

function constraintClause(forecast: ScenarioForecast): string {
  return isCovered(forecast) ? bindingConstraint(forecast) : `slowest is ${bindingConstraint(forecast)}`;
}
