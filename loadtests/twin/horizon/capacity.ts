import { demand, scenarios } from "../../../components/surge/index.ts";
import { InputError, valueOrThrow } from "../../../exchange/problem.ts";
import type { ResourceGraph } from "../../../exchange/resource-graph.ts";
import type { TwinSettings } from "../assumptions.ts";
import type { Prices } from "../cost/prices.ts";
import { podRequestsPerSecond } from "../engine/service-run.ts";
import { type EstateReading, readEstate } from "../estate/read-estate.ts";
import { checkSettings } from "../settings.ts";
import { type DayForecast, type DayModel, fitDays } from "./fit.ts";
import { type DayPeak, dateOf, dayNumber } from "./history.ts";

export interface HorizonOptions {
  /** Days to look ahead, 1 to 730. */
  readonly days: number;
  /** Probability of the prediction interval; default 0.9. */
  readonly probability?: number;
  readonly prices?: Prices;
  readonly settings?: Readonly<Record<string, number>>;
}

/** What to change, by when, by how much, and what it costs. */
export interface Recommendation {
  readonly scenario: string;
  /** The first day on which the interval's upper end needs more than the estate may grow to; `null` within the horizon: never. */
  readonly neededBy: string | null;
  /** Pods of the service and all regions that are missing on the worst day of the horizon; 0 when none. */
  readonly missingPods: number;
  readonly service: string;
  /** A month of the nodes for the missing pods; `null` without a price file. */
  readonly costPerMonth: number | null;
}

export interface HorizonForecast {
  readonly model: Pick<DayModel, "growthPerYear" | "weekdayFactors">;
  readonly probability: number;
  readonly days: readonly DayForecast[];
  readonly recommendations: readonly Recommendation[];
}

const MOST_DAYS = 730;
const HOURS_PER_MONTH = 730;

/**
 * Capacity over days: history → season and growth → demand of each day with its interval → times each emergency's
 * multiplier → pods → what the estate's maximum lacks, from which day on, and what closing the gap costs.
 */
export function forecastHorizon(
  history: readonly DayPeak[],
  graphs: readonly ResourceGraph[],
  options: HorizonOptions,
): HorizonForecast {
  const probability = options.probability ?? 0.9;
  refuseImpossible(history, options, probability);
  const settings = valueOrThrow(checkSettings(options.settings ?? {}));
  const estate = readEstate(graphs);
  if (estate.problems.length > 0) throw new InputError(estate.problems);
  const model = fitDays(history);
  const last = dayNumber(history.at(-1)?.date ?? "") ?? 0;
  const days = Array.from({ length: options.days }, (_, index) =>
    model.predict(last + 1 + index, probability),
  );
  return {
    model: { growthPerYear: model.growthPerYear, weekdayFactors: model.weekdayFactors },
    probability,
    days,
    recommendations: recommend(days, estate, settings, options.prices),
  };
}

function recommend(
  days: readonly DayForecast[],
  estate: EstateReading,
  settings: TwinSettings,
  prices: Prices | undefined,
): readonly Recommendation[] {
  const surges = scenarios.filter(({ kind }) => kind === "baseline" || kind === "emergency");
  return surges.flatMap(({ id, multiplier }) =>
    ceilings(estate, settings).map(({ service, pods, perPod, share, podsPerNode }) => {
      const needs = days.map(({ high }) => Math.ceil((high * multiplier.value * share) / perPod - 1e-9));
      const first = needs.findIndex((need) => need > pods);
      const missingPods = Math.max(0, Math.max(0, ...needs) - pods);
      const nodes = Math.ceil(missingPods / podsPerNode);
      return {
        scenario: id,
        service,
        neededBy: first < 0 ? null : (days[first]?.date ?? null),
        missingPods,
        costPerMonth: prices === undefined ? null : nodes * HOURS_PER_MONTH * prices.perNodeHour,
      };
    }),
  );
}

/** How far each service may grow, over all regions. */
function ceilings(estate: EstateReading, settings: TwinSettings) {
  const names = [
    ...new Set(estate.regions.flatMap(({ services }) => services.map(({ service }) => service))),
  ];
  return names.map((service) => {
    const all = estate.regions.flatMap(({ services }) => services.filter((each) => each.service === service));
    const perPod = Math.min(...all.map((each) => podRequestsPerSecond(each, settings)));
    const cpu = Math.max(1, ...all.map(({ cpuRequestMilli }) => cpuRequestMilli ?? 0));
    return {
      service,
      perPod,
      pods: all.reduce((sum, { autoscaler, replicas }) => sum + (autoscaler?.maxReplicas ?? replicas), 0),
      share: demand.serviceMix.value[service],
      podsPerNode: Math.max(1, Math.floor(settings.nodeCpuMilli / cpu)),
    };
  });
}

function refuseImpossible(history: readonly DayPeak[], { days }: HorizonOptions, probability: number): void {
  const problems = [];
  const file = "options";
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    problems.push({ file, path: "days", found: String(days), wanted: `1 to ${MOST_DAYS} days` });
  if (!(probability > 0 && probability < 1))
    problems.push({ file, path: "probability", found: String(probability), wanted: "between 0 and 1" });
  let before = Number.NEGATIVE_INFINITY;
  for (const [index, { date, requestsPerSecond }] of history.entries()) {
    const day = dayNumber(date);
    const path = `history.${index}`;
    if (day === undefined || day <= before)
      problems.push({
        file,
        path: `${path}.date`,
        found: date,
        wanted: `a date after ${Number.isFinite(before) ? dateOf(before) : "nothing"}`,
      });
    before = day ?? before;
    if (!(requestsPerSecond > 0 && Number.isFinite(requestsPerSecond)))
      problems.push({
        file,
        path: `${path}.requestsPerSecond`,
        found: String(requestsPerSecond),
        wanted: "more than 0",
      });
  }
  if (history.length < 28)
    problems.push({ file, path: "history", found: `${history.length} days`, wanted: "at least 28" });
  if (problems.length > 0) throw new InputError(problems);
}
