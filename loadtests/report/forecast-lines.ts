import type { ForecastResult, ScenarioForecast } from "../../exchange/season.ts";
import { formatDuration } from "./format.ts";
import { visibleText } from "./markup.ts";
import { isWithoutResult, verdictWords } from "./verdict.ts";

/**
 * A forecast for a terminal: per scenario and reading the verdict, the reason, and the facts behind it. The
 * reading of the multiplier that decides comes first.
 */
export function forecastLines({ scenarios, inputHash, twinVersion }: ForecastResult): readonly string[] {
  const readings = scenarios.toSorted((left, right) => Number(right.gates) - Number(left.gates));
  return [
    ...readings.flatMap(scenarioLines),
    `twin ${twinVersion}, input ${inputHash.slice(0, 16)}; --json has every number with its source`,
  ];
}

function scenarioLines(forecast: ScenarioForecast): readonly string[] {
  const { title, multiplier, base, gates, verdict, because, requiredSeconds, conflicts } = forecast;
  const reading = base === "platform" ? "all requests" : "emergencies only";
  const limit = requiredSeconds === null ? "no limit" : `limit ${formatDuration(requiredSeconds.value)}`;
  const reached =
    forecast.timeToCapacitySeconds === null
      ? isWithoutResult(forecast)
        ? "time to capacity unknown"
        : "capacity is never reached"
      : `capacity in ${formatDuration(forecast.timeToCapacitySeconds)}`;
  return [
    `${title}, ${multiplier.value}× ${reading}${gates ? "" : " (for comparison)"}: ${verdictWords[verdict]}`,
    `  ${visibleText(because)}`,
    `  ${reached}, ${limit}; peak ${Math.round(forecast.peakDemandRequestsPerSecond)} requests/s, ${forecast.peakReplicas} pods, ${forecast.peakNodes} nodes`,
    ...conflicts.map((conflict) => `  conflict: ${visibleText(conflict)}`),
    "",
  ];
}
