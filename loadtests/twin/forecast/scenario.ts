import {
  demand as declaredDemand,
  type MultiplierBase,
  type Scenario,
} from "../../../components/surge/index.ts";
import type { QuotaResult, ScenarioForecast } from "../../../exchange/season.ts";
import type { TwinSettings } from "../assumptions.ts";
import {
  emergencyPerSecond,
  type RegionDemand,
  type RegionRole,
  rateAt,
  regionDemand,
  runSeconds,
  type SurgePlan,
} from "../demand/surge.ts";
import { unmodelledMetrics } from "../engine/metrics.ts";
import { type RegionRun, runRegion } from "../engine/region-run.ts";
import type { ServiceRun } from "../engine/service-run.ts";
import type { EstateReading, RegionEstate } from "../estate/read-estate.ts";
import { quotaLedger } from "../managed/quotas.ts";
import type { ReplaySeries } from "../replay/series.ts";
import { conflictsOf } from "./conflicts.ts";
import { failoverResults } from "./failover.ts";
import { objectiveResults } from "./objectives.ts";
import { peakDemand } from "./peak.ts";
import { reserveResult } from "./reserve.ts";
import { sampleTimes, seriesOf } from "./series.ts";
import { serviceForecast } from "./service.ts";
import { judge } from "./verdict.ts";

export interface ScenarioInput {
  readonly estate: EstateReading;
  readonly scenario: Scenario & { readonly id: ScenarioForecast["scenario"] };
  readonly base: MultiplierBase;
  readonly settings: TwinSettings;
  readonly stepping: "closed-form" | "every-second";
  /** A demand series of the user's own, in place of the scenario's multiplier. */
  readonly replay?: ReplaySeries;
  /** Draws Poisson counts from streams of this seed; without it arrivals are the rate itself. */
  readonly seed?: string;
  /** Looks at every second of a stretch instead of at the points of a chart; the run ends with it. */
  readonly watch?: {
    readonly fromSeconds: number;
    readonly toSeconds: number;
    readonly onSecond: (
      region: RegionEstate,
      t: number,
      services: readonly ServiceRun[],
      nodes: number,
    ) => void;
  };
}

/** What a scenario does to the estate, run region by region. */
export interface ScenarioRun {
  readonly plan: SurgePlan;
  readonly regions: readonly RegionRun[];
  readonly demands: readonly RegionDemand[];
  readonly endSeconds: number;
}

/** Runs a scenario; the result holds everything that {@link forecastScenario} reads. */
export function runScenario(input: ScenarioInput): ScenarioRun {
  const { estate, scenario, base, settings, stepping, replay, seed, watch } = input;
  const plan: SurgePlan = {
    scenario,
    base,
    settings,
    weights: regionWeights(estate.regions),
    ...(replay === undefined ? {} : { replay: replay.pieces, withoutShape: replay.withoutShape }),
  };
  const endSeconds = watch === undefined ? runSeconds(plan) : Math.min(runSeconds(plan), watch.toSeconds);
  const sampleAt =
    watch === undefined
      ? sampleTimes(settings.leadInSeconds, endSeconds)
      : everySecond(Math.max(-settings.leadInSeconds, watch.fromSeconds), endSeconds);
  const demands = estate.regions.map(({ role, services }) =>
    regionDemand(
      plan,
      role,
      services.map(({ service }) => service),
    ),
  );
  const emergencyAt = allEmergencies(plan, estate.regions);
  const regions = estate.regions.map((region, index) =>
    runRegion({
      estate: region,
      demand: demands[index] ?? regionDemand(plan, region.role, []),
      settings,
      endSeconds,
      sampleAt,
      emergencyPerSecond: emergencyAt,
      stepping,
      ...(seed === undefined ? {} : { seed }),
      ...(watch === undefined
        ? {}
        : { onSample: (t, services, nodes) => watch.onSecond(region, t, services, nodes) }),
    }),
  );
  return { plan, regions, demands, endSeconds };
}

function everySecond(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/** One scenario under one reading of its multiplier, as the report shows it. */
export function forecastScenario(input: ScenarioInput): ScenarioForecast {
  const { scenario, base, estate, settings } = input;
  const run = runScenario(input);
  const { regions, demands, endSeconds } = run;
  const peaks = peakDemand(demands, endSeconds);
  const services = regions.flatMap((region, r) =>
    region.services.map((service, s) => serviceForecast(region, service, peaks.services[r]?.[s] ?? 0)),
  );
  const timeToCapacitySeconds = latestOf(services.map((service) => service.timeToCapacitySeconds));
  const required = scenario.requiredScaleOutSeconds;
  const marginShare =
    required === undefined || timeToCapacitySeconds === null
      ? null
      : (required.value - timeToCapacitySeconds) / required.value;
  const objectives = objectiveResults(regions);
  const all = regions.flatMap((region) => region.services.map(({ stats }) => stats));
  const sum = (of: (stats: (typeof all)[number]) => number): number =>
    all.reduce((total, stats) => total + of(stats), 0);
  const quotas = quotasOf(estate.regions, regions, peaks.services, settings);
  const judgement = judge({
    quotas,
    scenario,
    timeToCapacitySeconds,
    marginShare,
    objectives,
    services,
    unknowns: unknownsOf(estate),
  });
  return {
    scenario: scenario.id,
    title: scenario.title,
    base,
    gates: base === "platform",
    multiplier: { value: scenario.multiplier.value, source: scenario.multiplier.source },
    ...judgement,
    peakDemandRequestsPerSecond: peaks.total,
    timeToCapacitySeconds,
    requiredSeconds: required === undefined ? null : { value: required.value, source: required.source },
    marginShare,
    shedShare: ratio(
      sum(({ shed }) => shed),
      sum(({ offered }) => offered),
    ),
    emergencyShedShare: ratio(
      sum(({ shedEmergency }) => shedEmergency),
      sum(({ offeredEmergency }) => offeredEmergency),
    ),
    peakReplicas: services.reduce((total, { peakReplicas }) => total + peakReplicas, 0),
    peakNodes: regions.reduce((total, { peakNodes }) => total + peakNodes, 0),
    objectives,
    services,
    conflicts: conflictsOf(scenario),
    series: seriesOf(regions),
    timeToHeadroomSeconds: latestOf(all.map(({ timeToHeadroom }) => timeToHeadroom)),
    quotas,
    reserve: reserveResult(estate.regions, settings),
    ...(showsFailover(input) ? { failover: failoverResults(run, estate.regions, settings) } : {}),
  };
}

/** A loss is worth its run on the ordinary day and in emergencies, for the reading that decides. */
function showsFailover({ scenario, base, replay }: ScenarioInput): boolean {
  if (replay !== undefined) return false;
  return base === "platform" && (scenario.kind === "emergency" || scenario.kind === "baseline");
}

function quotasOf(
  estates: readonly RegionEstate[],
  regions: readonly RegionRun[],
  peaks: readonly (readonly number[])[],
  settings: TwinSettings,
): readonly QuotaResult[] {
  return estates.flatMap(({ region, services, types, quotaValues }, index) => {
    const rates = peaks[index] ?? [];
    const peak = {
      region,
      requestsPerSecond: rates.reduce((sum, rate) => sum + rate, 0),
      notificationsPerSecond: rates[services.findIndex(({ service }) => service === "notifications")] ?? 0,
      // Node sizes come in powers of two; what is left for pods is a little less than the node has.
      nodeCpus: (regions[index]?.peakNodes ?? 0) * 2 ** Math.ceil(Math.log2(settings.nodeCpuMilli / 1000)),
    };
    return quotaLedger(
      peak,
      { region, types: new Set(types), values: new Map(Object.entries(quotaValues)) },
      settings,
    );
  });
}

/** Declared weights over the regions that exist; a single region carries everything. */
function regionWeights(regions: readonly RegionEstate[]): Partial<Record<RegionRole, number>> {
  const declared = declaredDemand.regionWeights.value;
  const total = regions.reduce((sum, { role }) => sum + declared[role], 0);
  return Object.fromEntries(regions.map(({ role }) => [role, declared[role] / total]));
}

function allEmergencies(plan: SurgePlan, regions: readonly RegionEstate[]): (t: number) => number {
  const share = declaredDemand.serviceMix.value.booking;
  const perRegion = regions.map(({ role }) => regionDemand(plan, role, ["booking"]));
  if (perRegion.length === 0) return (t) => emergencyPerSecond(declaredDemand, plan, t);
  return (t) => {
    let total = 0;
    for (const demand of perRegion) total += rateAt(demand.segment(0, t), t).emergency;
    return total / share;
  };
}

/** The latest of the times; `null` when there is none or one of them never comes. */
function latestOf(times: readonly (number | null)[]): number | null {
  let latest = 0;
  for (const time of times) {
    if (time === null) return null;
    latest = Math.max(latest, time);
  }
  return times.length === 0 ? null : latest;
}

function unknownsOf({ regions, problems }: EstateReading): readonly string[] {
  const metrics = regions.flatMap(({ services, stack }) =>
    services.flatMap(({ service, autoscaler }) =>
      unmodelledMetrics(autoscaler?.metrics ?? []).map(
        (metric) => `${stack}: the twin does not model ${metric} of ${service}`,
      ),
    ),
  );
  const missing = problems.map(
    ({ file, path, found, wanted }) =>
      `${file}: ${path === "" ? "" : `${path}: `}found ${found}, wanted ${wanted}`,
  );
  return [...missing, ...metrics];
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
