import type { ForecastResult, ObjectiveResult, ScenarioForecast } from "../../exchange/season.ts";
import { formatCounted, formatList } from "./format.ts";
import { formatMeasured, limitWords, metricName, objectiveName } from "./objective-words.ts";
import { isOfTheSeason, leadReading, orderedReadings } from "./scenario-order.ts";
import { isBinding } from "./verdict.ts";

/** What a "ready" of this season claims, and what it does not. */
export interface ReadinessScope {
  /** Objectives and floors that every deciding forecast modelled; targets do not decide. */
  readonly modelledCount: number;
  /** Names of the objectives, floors and targets that some deciding forecast did not model. */
  readonly notModelled: readonly string[];
}

/** What stands behind "ready"; `undefined` when no deciding forecast lists an objective. */
export function readinessScope(result: ForecastResult): ReadinessScope | undefined {
  const all = deciding(result).flatMap(({ forecast }) => forecast.objectives);
  if (all.length === 0) return undefined;
  const byId = [...Map.groupBy(all, ({ id }) => id).values()];
  const isModelled = (group: readonly ObjectiveResult[]) =>
    group.every(({ state }) => state === "pass" || state === "fail");
  const open = byId.flatMap((group) => (isModelled(group) ? [] : group.slice(0, 1)));
  const isAlone = ({ metric }: ObjectiveResult) => open.filter((each) => each.metric === metric).length === 1;
  return {
    modelledCount: byId.filter((group) => isModelled(group) && group.every(isBinding)).length,
    notModelled: open.map((each) => (isAlone(each) ? metricName(each.metric) : objectiveName(each))),
  };
}

/**
 * The scope in a sentence without its full stop, at most `most` names (default: all) and then how many more:
 * `Ready means capacity and the 7 modelled objectives; 2 objectives are not modelled (escalation, audit log lag)`.
 */
export function scopeSentence(
  { modelledCount, notModelled }: ReadinessScope,
  most: number = Number.POSITIVE_INFINITY,
): string {
  const means =
    modelledCount === 0
      ? "Ready means capacity alone, no objective that decides is modelled"
      : `Ready means capacity and the ${formatCounted(modelledCount, "modelled objective")}`;
  if (notModelled.length === 0) return `${means}; every objective is modelled`;
  const rest = notModelled.length - most;
  const names = [...notModelled.slice(0, most), ...(rest > 0 ? [`${rest} more`] : [])];
  const count = formatCounted(notModelled.length, "objective is", "objectives are");
  return `${means}; ${count} not modelled (${names.join(", ")})`;
}

/** The targets one forecast misses: `API p95 120 ms, wanted below 100 ms`. A target is an aim and does not decide. */
export function missedTargets({ objectives }: ScenarioForecast): readonly string[] {
  return objectives
    .filter(isMissedTarget)
    .map(
      (each) =>
        `${metricName(each.metric)} ${formatMeasured(each.metric, each.value, [each.limit])}, wanted ${limitWords(each)}`,
    );
}

/** Every target that deciding forecasts miss, with the worst value: `API p95 up to 123 ms, wanted below 100 ms (9 scenarios, 5 of them ready)`. */
export function seasonTargetsMissed(result: ForecastResult): readonly string[] {
  const missed = deciding(result).flatMap(({ forecast, judgement }) =>
    forecast.objectives
      .filter(isMissedTarget)
      .map((objective) => ({ objective, isReady: judgement.verdict === "ready" })),
  );
  return [...Map.groupBy(missed, ({ objective }) => objective.id).values()].flatMap((group) => {
    const all = group.map(({ objective }) => objective);
    const worst = all.toSorted(byDistance)[0];
    if (worst === undefined) return [];
    const textOf = ({ metric, value, limit }: ObjectiveResult) => formatMeasured(metric, value, [limit]);
    const differ = worst.value !== null && new Set(all.map(textOf)).size > 1;
    const reach = differ ? (worst.comparison.startsWith("<") ? "up to " : "down to ") : "";
    const ready = group.filter(({ isReady }) => isReady).length;
    const where = `${formatCounted(group.length, "scenario")}, ${ready} of them ready`;
    return [`${metricName(worst.metric)} ${reach}${textOf(worst)}, wanted ${limitWords(worst)} (${where})`];
  });
}

/** {@link seasonTargetsMissed} as one line; `undefined` when none is missed. */
export function targetsSentence(result: ForecastResult): string | undefined {
  const missed = seasonTargetsMissed(result);
  if (missed.length === 0) return undefined;
  return `${missed.length === 1 ? "Target" : "Targets"} missed: ${formatList(missed)}`;
}

function isMissedTarget(objective: ObjectiveResult): boolean {
  return !isBinding(objective) && objective.state === "fail";
}

/** The farthest from its limit first, a value without bound before all. */
function byDistance(left: ObjectiveResult, right: ObjectiveResult): number {
  return distance(right) - distance(left);
}

function distance({ value, limit }: ObjectiveResult): number {
  const size = value === null ? Number.MAX_VALUE : Math.abs(value - limit);
  return Number.isNaN(size) ? 0 : Math.min(size, Number.MAX_VALUE);
}

function deciding(result: ForecastResult) {
  return orderedReadings(result)
    .filter(({ kind, gating }) => isOfTheSeason(kind) && gating.length > 0)
    .flatMap((readings) => leadReading(readings) ?? []);
}
