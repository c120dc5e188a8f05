import type { ForecastSeries, Season } from "../../exchange/season.ts";
import { scenarioAnchor } from "./page/anchor.ts";

/** A file to be written beside the report. */
export interface CsvFile {
  readonly name: string;
  readonly text: string;
}

const columns: readonly (keyof ForecastSeries)[] = [
  "seconds",
  "demandRequestsPerSecond",
  "readyCapacityRequestsPerSecond",
  "shedRequestsPerSecond",
  "readyReplicas",
  "wantedReplicas",
  "nodes",
  "p95Seconds",
];

/**
 * The course of every forecast as a CSV file (RFC 4180, units in the column names), for those who want to draw their
 * own chart. Empty cells where there is no number; no file for a forecast without samples.
 *
 * @example
 * seasonCsvFiles(season)[0] // { name: "scenario-mass-casualty.platform.csv", text: "seconds,demand…" }
 */
export function seasonCsvFiles(season: Season): readonly CsvFile[] {
  if (season.forecast.state !== "done") return [];
  return season.forecast.result.scenarios.flatMap(({ scenario, base, series }) =>
    series.seconds.length === 0
      ? []
      : [{ name: `${scenarioAnchor(scenario)}.${fileName(base)}.csv`, text: toCsv(series) }],
  );
}

function toCsv(series: ForecastSeries): string {
  const rows = series.seconds.map((_, index) =>
    columns.map((column) => cell(series[column][index])).join(","),
  );
  return `${[columns.join(","), ...rows].join("\r\n")}\r\n`;
}

function cell(value: number | undefined): string {
  return value !== undefined && Number.isFinite(value) ? String(value) : "";
}

/** A part of a file name that cannot leave its folder. */
function fileName(text: string): string {
  return text.replace(/[^a-z0-9-]/g, "_");
}
