import { type Scenario, scenarios } from "../../components/surge/index.ts";
import type { ForecastResult, ScenarioForecast } from "../../exchange/season.ts";
import { byGravity, type Judgement, judge } from "./verdict.ts";

export interface JudgedForecast {
  readonly forecast: ScenarioForecast;
  readonly judgement: Judgement;
}

/** One scenario with every reading that was forecast: the one that decides first. */
export interface ScenarioReadings {
  readonly scenario: string;
  readonly title: string;
  readonly kind: Scenario["kind"];
  /** Empty when no reading of the scenario gates. */
  readonly gating: readonly JudgedForecast[];
  readonly beside: readonly JudgedForecast[];
}

const kindOrder: readonly Scenario["kind"][] = ["emergency", "seasonal", "calendar", "baseline"];

/** True for the kinds of scenario that a season is judged by; the others are shown for comparison. */
export function isOfTheSeason(kind: Scenario["kind"]): boolean {
  return kind === "emergency" || kind === "seasonal";
}

/** The scenarios of a forecast, emergencies and seasons first, the gravest verdict first, then the largest multiplier. */
export function orderedReadings(result: ForecastResult): readonly ScenarioReadings[] {
  const byScenario = Map.groupBy(result.scenarios, ({ scenario }) => String(scenario));
  const readings = [...byScenario].map(([scenario, forecasts]): ScenarioReadings => {
    const judged = forecasts.map((forecast) => ({ forecast, judgement: judge(forecast) }));
    return {
      scenario,
      title: forecasts[0]?.title ?? scenario,
      kind: scenarios.find(({ id }) => id === scenario)?.kind ?? "emergency",
      gating: judged.filter(({ forecast }) => forecast.gates),
      beside: judged.filter(({ forecast }) => !forecast.gates),
    };
  });
  return readings.toSorted(compareReadings);
}

/** Declared scenarios of the season that no gating forecast covers. */
export function unforecastScenarios(result: ForecastResult): readonly Scenario[] {
  const covered = new Set(result.scenarios.filter(({ gates }) => gates).map(({ scenario }) => scenario));
  return scenarios.filter(({ id, kind }) => isOfTheSeason(kind) && !covered.has(id));
}

/** The reading a line about the scenario is made from. */
export function leadReading({ gating, beside }: ScenarioReadings): JudgedForecast | undefined {
  return (
    gating.toSorted((left, right) => byGravity(left.judgement.verdict, right.judgement.verdict))[0] ??
    beside[0]
  );
}

function compareReadings(left: ScenarioReadings, right: ScenarioReadings): number {
  const leftLead = leadReading(left);
  const rightLead = leadReading(right);
  return (
    Number(isOfTheSeason(right.kind)) - Number(isOfTheSeason(left.kind)) ||
    byGravity(leftLead?.judgement.verdict ?? "unknown", rightLead?.judgement.verdict ?? "unknown") ||
    kindOrder.indexOf(left.kind) - kindOrder.indexOf(right.kind) ||
    (rightLead?.forecast.multiplier.value ?? 0) - (leftLead?.forecast.multiplier.value ?? 0) ||
    (left.scenario < right.scenario ? -1 : 1)
  );
}
