import { demand } from "../../../components/surge/index.ts";
import type { TwinSettings } from "../assumptions.ts";
import { podRequestsPerSecond } from "../engine/service-run.ts";
import type { EstateReading, RegionEstate, ServiceEstate } from "../estate/read-estate.ts";
import type { HpaSpec } from "../hpa/spec.ts";

/** What may be changed in an estate to make a scenario ready. */
export interface Knobs {
  /** Running reserve: minimum replicas carry this many times the weekday peak at the autoscaler's target. */
  readonly reserveMultiplier: number;
  /** Warm places per region, each for one pod of the largest service. */
  readonly warmPods: number;
  /** `fast`: nine times as many replicas each 15 s; `declared`: what the stack says. */
  readonly policy: "declared" | "fast";
  /** Maximum replicas carry this many times the weekday peak; never less than declared. */
  readonly ceilingMultiplier: number;
}

/** Use of a pod's capacity that the estate steers for when its autoscaler has no rate target. */
const DEFAULT_TARGET_USE = 0.7;

/** The estate with the knobs turned; nothing is ever turned below what the stacks declare. */
export function turned(estate: EstateReading, knobs: Knobs, settings: TwinSettings): EstateReading {
  const weights = weightsOf(estate.regions);
  return {
    problems: estate.problems,
    regions: estate.regions.map((region) => ({
      ...region,
      services: region.services.map((service) =>
        turnedService(service, knobs, weights.get(region) ?? 1, settings),
      ),
      headroom:
        knobs.warmPods === 0
          ? region.headroom
          : [...region.headroom, { replicas: knobs.warmPods, ...largestPod(region, settings) }],
    })),
  };
}

function turnedService(
  service: ServiceEstate,
  knobs: Knobs,
  weight: number,
  settings: TwinSettings,
): ServiceEstate {
  const peak = demand.weekdayPeakRequestsPerSecond.value * demand.serviceMix.value[service.service] * weight;
  const target = targetPerPod(service, settings);
  const replicasFor = (multiplier: number): number => Math.ceil((peak * multiplier) / target - 1e-9);
  const { autoscaler } = service;
  if (autoscaler === null)
    return { ...service, replicas: Math.max(service.replicas, replicasFor(knobs.reserveMultiplier)) };
  const minReplicas = Math.max(autoscaler.minReplicas, replicasFor(knobs.reserveMultiplier));
  const maxReplicas = Math.max(autoscaler.maxReplicas, minReplicas, replicasFor(knobs.ceilingMultiplier));
  const { behavior } = autoscaler;
  const scaleUp = {
    ...behavior?.scaleUp,
    policies: [{ type: "Percent", value: 900, periodSeconds: 15 }],
  } as const;
  const changed: HpaSpec = {
    ...autoscaler,
    minReplicas,
    maxReplicas,
    ...(knobs.policy === "fast" ? { behavior: { ...behavior, scaleUp } } : {}),
  };
  const podQuota = service.podQuota === null ? null : Math.max(service.podQuota, maxReplicas);
  return { ...service, autoscaler: changed, podQuota };
}

/** Requests per second at which the autoscaler is content with one pod. */
function targetPerPod(service: ServiceEstate, settings: TwinSettings): number {
  const carries = podRequestsPerSecond(service, settings);
  const targets = (service.autoscaler?.metrics ?? []).flatMap((metric) =>
    metric.kind === "external" && metric.target.kind === "averageValue"
      ? [metric.target.averageMilli / 1000]
      : [],
  );
  return Math.min(carries, ...(targets.length > 0 ? targets : [carries * DEFAULT_TARGET_USE]));
}

function largestPod(
  { services }: RegionEstate,
  settings: TwinSettings,
): { cpuMilli: number; memoryMiB: number } {
  return {
    cpuMilli: Math.max(1, ...services.map(({ cpuRequestMilli }) => cpuRequestMilli ?? 0)),
    memoryMiB: Math.max(
      1,
      ...services.map(({ memoryRequestMiB }) => memoryRequestMiB ?? settings.podMemoryMiB),
    ),
  };
}

function weightsOf(regions: readonly RegionEstate[]): Map<RegionEstate, number> {
  const declared = demand.regionWeights.value;
  const total = regions.reduce((sum, { role }) => sum + declared[role], 0);
  return new Map(regions.map((region) => [region, declared[region.role] / total]));
}
