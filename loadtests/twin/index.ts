export {
  defaultSettings,
  listAssumptions,
  type SettingName,
  settingNames,
  type TwinSettings,
} from "./assumptions.ts";
export { type Cost, costOfRun, reserveCostPerMonth, reservedNodes } from "./cost/cost.ts";
export { type Prices, readPrices } from "./cost/prices.ts";
export { type EventInput, type EventOutcome, runEvents } from "./engine/events.ts";
export { checkFailoverTarget, type FailoverInput, type FailoverTimes, failoverTimes } from "./failover.ts";
export { type EventForecastOptions, forecastEvents } from "./forecast/events.ts";
export { forecastReplay, type ReplayForecast } from "./forecast/replay.ts";
export { type ForecastOptions, forecastSeason, scenarioIds } from "./forecast/season.ts";
export { sensitivityOf } from "./forecast/sensitivity.ts";
export { forecastHorizon, type HorizonForecast, type HorizonOptions } from "./horizon/capacity.ts";
export { type DayPeak, readHistoryCsv } from "./horizon/history.ts";
export { createHpa, type Hpa, type HpaDecision } from "./hpa/controller.ts";
export { type Behavior, type HpaFlags, type HpaSpec, type MetricSpec, stockHpaFlags } from "./hpa/spec.ts";
export { type PerSecondOptions, perSecond, type SecondRow, toCsv, toNdjson } from "./outputs/per-second.ts";
export { type ReplaySeries, readPrometheusRange, readReplayCsv } from "./replay/series.ts";
export { checkSettings } from "./settings.ts";
export { levelsOf, type ServiceLevels, type SlaStatement, slaStatement } from "./sla/statement.ts";
export { type Tier, type TierName, tiers } from "./sla/tiers.ts";
export {
  type SeasonSolution,
  type Solution,
  type SolveOptions,
  type SolveResult,
  solve,
  solveSeason,
} from "./solve/solve.ts";
export type { Axis, SweepCell, SweepInput } from "./sweep/points.ts";
export { sweep } from "./sweep/sweep.ts";
export { twinVersion } from "./version.ts";
