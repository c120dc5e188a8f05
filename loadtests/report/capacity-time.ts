import type { ScenarioForecast } from "../../exchange/season.ts";
import { formatDuration } from "./format.ts";
import { isWithoutResult } from "./verdict.ts";

/** Time to capacity; `never` when it was not reached in the run, `unknown` when there was nothing to forecast. */
export function capacityTime(forecast: ScenarioForecast): string {
  if (forecast.timeToCapacitySeconds !== null) return formatDuration(forecast.timeToCapacitySeconds);
  return isWithoutResult(forecast) ? "unknown" : "never";
}
