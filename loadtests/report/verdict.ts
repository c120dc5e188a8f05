import type { ObjectiveResult, ScenarioForecast, Verdict } from "../../exchange/season.ts";
import { formatDuration, formatList } from "./format.ts";
import { metricName } from "./objective-words.ts";

/** From good to bad. "Unknown" is worse than "at risk": a risk is something we have seen. */
const gravity: Readonly<Record<Verdict, number>> = { ready: 0, "at-risk": 1, unknown: 2, "not-ready": 3 };

export const verdictWords: Readonly<Record<Verdict, string>> = {
  ready: "Ready",
  "at-risk": "At risk",
  unknown: "Unknown",
  "not-ready": "Not ready",
};

/** The gravest of the verdicts; `ready` when there is none. */
export function gravest(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce<Verdict>((worst, next) => (gravity[next] > gravity[worst] ? next : worst), "ready");
}

/** Negative when `left` is graver than `right`, for sorting the gravest to the front. */
export function byGravity(left: Verdict, right: Verdict): number {
  return gravity[right] - gravity[left];
}

/** What a forecast amounts to, and in which words. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly because: string;
  /** The forecast's own verdict in words. */
  readonly stated: string;
  /** Present when the forecast's own verdict was better than its numbers allow. */
  readonly overruled?: string;
}

/**
 * The verdict of one forecast as the report and the gate use it: the forecast's own, or a worse one when its
 * numbers contradict it (capacity later than the limit, a failed objective). Never a better one. Without a time
 * limit the objectives decide, and without any modelled objective nothing is known.
 */
export function judge(scenario: ScenarioForecast): Judgement {
  const own: Verdict = Object.hasOwn(gravity, scenario.verdict) ? scenario.verdict : "unknown";
  const stated = verdictWords[own].toLowerCase();
  const shown = verdictOfNumbers(scenario);
  const verdict = gravest([own, shown.verdict]);
  if (verdict === own) return { verdict, because: scenario.because, stated };
  return {
    verdict,
    because: scenario.because,
    stated,
    overruled: `The forecast says ${stated}, but ${shown.why}.`,
  };
}

/**
 * True when the estate gave nothing to forecast: unknown by the forecast's own word, without any service. Its
 * missing time to capacity is then no finding that capacity never comes, and its zeros are no measurements.
 */
export function isWithoutResult({ verdict, services, timeToCapacitySeconds }: ScenarioForecast): boolean {
  return verdict === "unknown" && services.length === 0 && timeToCapacitySeconds === null;
}

/** Objectives whose failure makes a scenario not ready; a target is only an aim. */
export function isBinding({ severity }: ObjectiveResult): boolean {
  return severity !== "target";
}

function verdictOfNumbers(scenario: ScenarioForecast): { readonly verdict: Verdict; readonly why: string } {
  const binding = scenario.objectives.filter(isBinding);
  const failed = binding.filter(({ state }) => state === "fail");
  if (failed.length > 0) {
    return {
      verdict: "not-ready",
      why: `it breaks ${formatList([...new Set(failed.map(({ metric }) => metricName(metric)))], 3)}`,
    };
  }
  if (isWithoutResult(scenario)) return { verdict: "unknown", why: "the estate gave nothing to forecast" };
  if (scenario.timeToCapacitySeconds === null)
    return { verdict: "not-ready", why: "ready capacity never reaches demand in the run" };
  return scenario.requiredSeconds === null
    ? verdictOfObjectives(binding)
    : verdictOfTime(scenario.timeToCapacitySeconds, scenario.requiredSeconds.value);
}

function verdictOfObjectives(binding: readonly ObjectiveResult[]): { verdict: Verdict; why: string } {
  return binding.some(({ state }) => state === "pass")
    ? { verdict: "ready", why: "" }
    : { verdict: "unknown", why: "it has neither a time limit nor an objective that was modelled" };
}

function verdictOfTime(needed: number, limit: number): { verdict: Verdict; why: string } {
  if (!Number.isFinite(needed) || !Number.isFinite(limit)) {
    return { verdict: "unknown", why: "its time to capacity or its limit is not a number" };
  }
  if (needed <= limit) return { verdict: "ready", why: "" };
  return {
    verdict: "not-ready",
    why: `capacity takes ${formatDuration(needed)} against a limit of ${formatDuration(limit)}`,
  };
}
