import type { Scenario } from "../../../components/surge/index.ts";
import { valueOrThrow } from "../../../exchange/problem.ts";
import type { ResourceGraph } from "../../../exchange/resource-graph.ts";
import type { ScenarioForecast } from "../../../exchange/season.ts";
import { readEstate } from "../estate/read-estate.ts";
import type { ReplaySeries } from "../replay/series.ts";
import { checkSettings } from "../settings.ts";
import { forecastScenario } from "./scenario.ts";

/** A forecast for a series that is no scenario of the sources: no limit, no reading of a multiplier, no conflicts. */
export type ReplayForecast = Omit<ScenarioForecast, "scenario" | "gates">;

/**
 * What the declared estate does under the user's own demand series.
 *
 * @example
 * forecastReplay(graphs, valueOrThrow(readReplayCsv(text, "winter.csv")), { title: "last winter" })
 */
export function forecastReplay(
  graphs: readonly ResourceGraph[],
  series: ReplaySeries,
  options: { readonly title: string; readonly settings?: Readonly<Record<string, number>> },
): ReplayForecast {
  const settings = valueOrThrow(checkSettings(options.settings ?? {}));
  const top = Math.max(0, ...series.pieces.map(({ value }) => value));
  const scenario: Scenario = {
    id: "replay",
    title: options.title,
    kind: "seasonal",
    multiplier: { value: top, source: "derived", why: "largest load of the series over the reference" },
    appliesTo: "platform",
    affectedRegions: { value: ["all"], source: "derived", why: "a series names no region" },
  };
  const {
    scenario: _,
    gates: __,
    ...forecast
  } = forecastScenario({
    estate: readEstate(graphs),
    scenario: { ...scenario, id: "baseline-weekday" },
    base: "platform",
    settings,
    stepping: "closed-form",
    replay: series,
  });
  return forecast;
}
