import { demand, largestMultiplier, reservedCapacity, reserveOf } from "../../../components/surge/index.ts";
import type { ReserveResult } from "../../../exchange/season.ts";
import type { TwinSettings } from "../assumptions.ts";
import { podRequestsPerSecond } from "../engine/service-run.ts";
import type { RegionEstate } from "../estate/read-estate.ts";

/**
 * Compute that is held before any surge: minimum replicas as running pods and headroom pods as warm places, against a
 * quarter of the largest requirement over all scenarios, rounded up.
 */
export function reserveResult(regions: readonly RegionEstate[], settings: TwinSettings): ReserveResult {
  const perPod = regions.flatMap(({ services }) =>
    services.map((service) => podRequestsPerSecond(service, settings)),
  );
  const slowest = Math.min(settings.workersPerPod * settings.requestsPerSecondPerWorker, ...perPod);
  const peak = demand.weekdayPeakRequestsPerSecond.value * largestMultiplier;
  return {
    wantedPods: reserveOf("compute", Math.ceil(peak / slowest)),
    runningPods: sum(
      regions.flatMap(({ services }) =>
        services.map(({ autoscaler, replicas }) => autoscaler?.minReplicas ?? replicas),
      ),
    ),
    warmPods: Math.floor(
      sum(
        regions.flatMap(({ headroom }) =>
          headroom.map(({ replicas, cpuMilli }) => (replicas * cpuMilli) / podCpu(regions)),
        ),
      ),
    ),
    source: reservedCapacity.compute.source,
  };
}

function podCpu(regions: readonly RegionEstate[]): number {
  const requests = regions.flatMap(({ services }) =>
    services.map(({ cpuRequestMilli }) => cpuRequestMilli ?? 0),
  );
  return Math.max(1, ...requests);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
