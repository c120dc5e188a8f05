import type { ForecastSeries, ScenarioForecast } from "../../../exchange/season.ts";
import { surgeTimeAxis } from "../chart/surge-chart.ts";
import { formatDuration, formatNumber } from "../format.ts";
import type { Markup } from "../markup.ts";
import { type Column, table } from "./table.ts";

/** Pixels for which the moments are chosen: as many as the wide chart has ticks. */
const axisWidth = 850;

/** The course of a scenario at the moments its chart marks, plus the limit and the time to capacity. */
export function seriesTable(forecast: ScenarioForecast): Markup {
  const name = "Course of the scenario at the chart's marks";
  const columns: readonly Column<number>[] = [
    {
      head: "Since the surge",
      isRowHeader: true,
      cell: (index) => formatDuration(forecast.series.seconds[index] ?? Number.NaN),
    },
    numbers(forecast, "Demand/s", "demandRequestsPerSecond"),
    numbers(forecast, "Capacity/s", "readyCapacityRequestsPerSecond"),
    numbers(forecast, "Shed/s", "shedRequestsPerSecond"),
    numbers(forecast, "Wanted replicas", "wantedReplicas"),
    numbers(forecast, "Ready replicas", "readyReplicas"),
    numbers(forecast, "Nodes", "nodes"),
    {
      head: "p95",
      align: "right",
      cell: (index) => formatDuration(forecast.series.p95Seconds[index] ?? Number.NaN),
    },
  ];
  return table({ caption: name, name, columns, rows: momentsOf(forecast) });
}

function numbers(
  { series }: ScenarioForecast,
  head: string,
  key: Exclude<keyof ForecastSeries, "seconds">,
): Column<number> {
  return { head, align: "right", cell: (index) => formatNumber(series[key][index] ?? Number.NaN, 0) };
}

/** Indices of the samples nearest to the moments, in order of time. */
function momentsOf(forecast: ScenarioForecast): readonly number[] {
  const { seconds } = forecast.series;
  const axis = surgeTimeAxis(forecast, axisWidth);
  const moments = [
    ...axis.ticks.map(({ value }) => value),
    ...[forecast.requiredSeconds?.value, forecast.timeToCapacitySeconds].filter(
      (at) => typeof at === "number",
    ),
    axis.last,
  ];
  return [...new Set(moments.map((at) => nearest(seconds, at)))].toSorted((left, right) => left - right);
}

function nearest(seconds: readonly number[], moment: number): number {
  const distance = (index: number) => Math.abs((seconds[index] ?? Number.POSITIVE_INFINITY) - moment);
  return seconds.reduce((best, _, index) => (distance(index) < distance(best) ? index : best), 0);
}
