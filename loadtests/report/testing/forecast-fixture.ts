import {
  demand,
  type MultiplierBase,
  type Objective,
  objectives,
  type Scenario,
  type ScenarioId,
  scenarios,
  schedulingServices,
} from "../../../components/surge/index.ts";
import type {
  ForecastResult,
  ObjectiveResult,
  ScenarioForecast,
  ServiceForecast,
  Verdict,
} from "../../../exchange/season.ts";
import type { Outlook } from "./season-fixture.ts";
import { type Surge, simulateSurge } from "./surge-series.ts";

/** Every declared scenario in both readings, from a small closed-form surge: no twin, but the same shapes. */
export function forecastFixture(outlook: Outlook): ForecastResult {
  const warmReplicas = outlook === "ready" ? 460 : 80;
  return {
    twinVersion: "1.0.0",
    inputHash: "9f2c51d7a8e04b6390c5f1e2d3a4b5c6",
    scenarios: scenarios.flatMap((scenario) =>
      (["platform", "emergency-class"] as const).map((base) =>
        forecastOf(scenario, scenario.id, base, warmReplicas),
      ),
    ),
    assumptions: [
      {
        name: "base load",
        value: "200 requests per second",
        why: demand.weekdayPeakRequestsPerSecond.why ?? "",
      },
      {
        name: "node launch",
        value: "55 s",
        why: "field reports name 30 to 100 s from pending pod to ready node",
      },
      {
        name: "pod start",
        value: "15 s",
        why: "schedule 1 s, image 10 s, readiness 4 s on a node that is ready",
      },
      { name: "surge edge", value: "step", why: "the worst case; the sources name no ramp" },
      { name: "service time", value: "40 ms", why: "mean of one request on one of four workers of a pod" },
    ],
  };
}

function forecastOf(
  scenario: Scenario,
  id: ScenarioId,
  base: MultiplierBase,
  warmReplicas: number,
): ScenarioForecast {
  const platformWide = scenario.appliesTo === "platform" && base === "platform";
  const surge = simulateSurge({
    factor: platformWide ? scenario.multiplier.value : 1 + (scenario.multiplier.value - 1) * 0.012,
    durationSeconds: (scenario.durationHours?.value ?? 6) * 3600,
    warmReplicas,
  });
  const required = scenario.requiredScaleOutSeconds ?? null;
  return {
    scenario: id,
    title: scenario.title,
    base,
    gates: base === "platform",
    multiplier: scenario.multiplier,
    ...verdictOf(scenario, surge),
    peakDemandRequestsPerSecond: surge.peakDemand,
    timeToCapacitySeconds: surge.timeToCapacitySeconds,
    requiredSeconds: required,
    marginShare: marginOf(scenario, surge),
    shedShare: surge.shedShare,
    emergencyShedShare: surge.shedShare / 40,
    peakReplicas: surge.peakReplicas,
    peakNodes: Math.ceil(surge.peakReplicas / 14),
    objectives: objectives.map((objective) => objectiveResult(objective, surge)),
    services: servicesOf(surge),
    conflicts: conflictsOf(scenario),
    series: surge.series,
  };
}

function marginOf(
  { requiredScaleOutSeconds: required }: Scenario,
  { timeToCapacitySeconds: needed }: Surge,
): number | null {
  return required === undefined || needed === null ? null : (required.value - needed) / required.value;
}

function verdictOf(
  scenario: Scenario,
  surge: Surge,
): { readonly verdict: Verdict; readonly because: string } {
  const limit = scenario.requiredScaleOutSeconds?.value;
  const needed = surge.timeToCapacitySeconds;
  if (needed === null)
    return {
      verdict: "not-ready",
      because: "Ready capacity stays below demand: booking meets its replica ceiling of 420.",
    };
  if (surge.shedShare > 0.01)
    return { verdict: "not-ready", because: `More than 1% of requests are shed while nodes launch.` };
  if (limit === undefined)
    return { verdict: "ready", because: "Ordinary autoscaling absorbs it without breaking an objective." };
  if (needed > limit) {
    return {
      verdict: "not-ready",
      because: "Booking waits for nodes: 19 launches at 55 s each fill before demand is met.",
    };
  }
  const margin = marginOf(scenario, surge) ?? 0;
  return margin < 0.2
    ? {
        verdict: "at-risk",
        because: "Capacity arrives in time, but with less than a fifth of the limit to spare.",
      }
    : {
        verdict: "ready",
        because: "The running reserve and warm slots carry the surge before the first node launches.",
      };
}

function objectiveResult(
  { id, metric, comparison, limit, severity }: Objective,
  surge: Surge,
): ObjectiveResult {
  const shared = { id, metric, comparison, limit: limit.value, source: limit.source, severity };
  const value = modelled(metric, surge);
  if (value === null) return { ...shared, value, state: "not-modelled" };
  const holds = comparison.startsWith("<") ? value <= limit.value : value >= limit.value;
  return { ...shared, value, state: holds ? "pass" : "fail" };
}

function modelled(metric: string, { plateauP95Seconds, shedShare }: Surge): number | null {
  if (metric === "api_p95_ms") return plateauP95Seconds * 1000;
  if (metric === "api_p99_ms") return plateauP95Seconds * 1600;
  if (metric === "error_percent") return shedShare * 100;
  if (metric === "emergency_alert_seconds") return plateauP95Seconds * 4;
  return null;
}

function servicesOf({
  timeToCapacitySeconds,
  peakReplicas,
  neededReplicas,
}: Surge): readonly ServiceForecast[] {
  return schedulingServices.flatMap((service, index) =>
    (["us-east-1", "us-west-2"] as const).map((region) => {
      const share = demand.serviceMix.value[service] * (region === "us-east-1" ? 0.6 : 0.4);
      return {
        service,
        region,
        timeToCapacitySeconds:
          timeToCapacitySeconds === null ? null : Math.max(0, timeToCapacitySeconds - index * 7),
        peakReplicas: Math.ceil(peakReplicas * share),
        maxReplicas: Math.ceil(520 * share),
        neededReplicas: Math.ceil(neededReplicas * share),
        bindingConstraint: constraintOf(timeToCapacitySeconds, index),
      };
    }),
  );
}

function constraintOf(timeToCapacitySeconds: number | null, service: number): string {
  if (timeToCapacitySeconds === null) return "replica ceiling (maxReplicas)";
  if (timeToCapacitySeconds === 0) return "covered by the running reserve";
  const late = [
    "node launch, 55 s per batch",
    "autoscaler scale-up policy",
    "30 s metric window",
    "pod start, 15 s",
  ];
  return late[service] ?? "";
}

function conflictsOf({ requiredScaleOutSeconds, affectedRegions }: Scenario): readonly string[] {
  if (requiredScaleOutSeconds === undefined) return [];
  const limit = requiredScaleOutSeconds.value;
  return [
    ...(limit < 300 ? [`The procedure's step scale-database takes 300 s, the limit is ${limit} s.`] : []),
    ...(limit < 180 ? [`The procedure's step scale-compute takes 180 s, the limit is ${limit} s.`] : []),
    ...(affectedRegions.value.length > 1 || affectedRegions.value[0] === "all"
      ? ["Both regions are affected, so failing over to the secondary is no way out."]
      : []),
  ];
}
