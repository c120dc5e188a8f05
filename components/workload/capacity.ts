import {
  type Demand,
  demand as declaredDemand,
  scenarios as declaredScenarios,
  type Scenario,
  type SchedulingService,
} from "../surge/index.ts";
import { assumed } from "../surge/sourced.ts";

/** What one pod can do and how fast the cluster reacts: numbers that no source gives. */
export const podCapacity = {
  requestsPerSecond: assumed(100, "four workers at 40 ms per request"),
  /** Share of a pod's capacity the autoscaler steers for; the rest absorbs what arrives while pods start. */
  targetUtilization: assumed(0.7, "queueing delay stays below the service time up to about 70 % use"),
  cpuMillicores: assumed(1000, "10 millicores per request per second, as request and as limit"),
  memoryMebibytes: assumed(
    512,
    "request equals limit, so that a pod is never killed for its neighbour's memory",
  ),
} as const;

/** How long each stage between a surge and a ready pod takes. */
export const scaleOutTimings = {
  /** kube-controller-manager's default --horizontal-pod-autoscaler-sync-period. */
  autoscalerSyncSeconds: 15,
  metricLagSeconds: assumed(30, "scrape interval plus half the rate window"),
  podReadySeconds: assumed(15, "schedule, start and become ready on a warm node"),
} as const;

/** One zone each; a service with fewer pods loses more than a third with one zone. */
const zones = 3;

/** What the declared demand asks of one service in one region. */
export interface ServiceCapacity {
  /** Requests per second in the largest scenario, all of them in this one region. */
  readonly peakRequestsPerSecond: number;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** The autoscaler's target: requests per second of one pod. */
  readonly targetRequestsPerSecondPerPod: number;
  readonly targetCpuPercent: number;
  /** Pods that may be added in one autoscaler period, so that every scenario's limit can be met. */
  readonly scaleUpPodsPerPeriod: number;
}

export interface CapacityInputs {
  readonly service: SchedulingService;
  /** The estate's size; demand is declared for `demand.hospitals` and grows with it. */
  readonly hospitals: number;
  readonly demand?: Demand;
  readonly scenarios?: readonly Scenario[];
}

/**
 * Replicas and scaling speed of a service, derived from the declared surge.
 *
 * Peak = weekday peak × service mix × largest multiplier × hospitals / declared hospitals. Each region is sized for
 * the whole platform, because the other region may be the one that is lost. Replicas = peak / (pod capacity × target
 * utilization), rounded up: at full use of every pod waiting times have no bound.
 *
 * @example
 * capacityOf({ service: "booking", hospitals: 200 }).maxReplicas // 258 = ceil(200 × 0.45 × 200 / 70)
 */
export function capacityOf(inputs: CapacityInputs): ServiceCapacity {
  const { service, hospitals, demand = declaredDemand, scenarios = declaredScenarios } = inputs;
  const targetRequestsPerSecondPerPod =
    podCapacity.requestsPerSecond.value * podCapacity.targetUtilization.value;
  const weekdayPeak =
    (demand.weekdayPeakRequestsPerSecond.value * demand.serviceMix.value[service] * hospitals) /
    demand.hospitals.value;
  const replicasFor = (requestsPerSecond: number) =>
    Math.max(zones, ceilWithoutNoise(requestsPerSecond / targetRequestsPerSecondPerPod));
  const multiplier = Math.max(1, ...scenarios.map((scenario) => scenario.multiplier.value));
  const minReplicas = replicasFor(weekdayPeak);
  const maxReplicas = Math.max(replicasFor(weekdayPeak * multiplier), 2 * minReplicas);
  return {
    peakRequestsPerSecond: weekdayPeak * multiplier,
    minReplicas,
    maxReplicas,
    targetRequestsPerSecondPerPod,
    targetCpuPercent: Math.round(podCapacity.targetUtilization.value * 100),
    scaleUpPodsPerPeriod: Math.max(
      1,
      ...scenarios.map((scenario) =>
        podsPerPeriod(
          scenario,
          minReplicas,
          Math.min(maxReplicas, replicasFor(weekdayPeak * scenario.multiplier.value)),
        ),
      ),
    ),
  };
}

/** Pods per autoscaler period that bring `from` to `to` within the scenario's limit, lag and start-up deducted. */
function podsPerPeriod(scenario: Scenario, from: number, to: number): number {
  const limitSeconds = scenario.requiredScaleOutSeconds?.value;
  if (limitSeconds === undefined) return 0;
  const { autoscalerSyncSeconds, metricLagSeconds, podReadySeconds } = scaleOutTimings;
  const usableSeconds = limitSeconds - metricLagSeconds.value - podReadySeconds.value;
  // A limit too short for even one period still gets everything at once: the forecast says that it is missed.
  const periods = Math.max(1, Math.floor(usableSeconds / autoscalerSyncSeconds));
  return Math.ceil(Math.max(0, to - from) / periods);
}

/** Rounds up, but not because 0.45 × 200 is 90.00000000000001 in binary. */
function ceilWithoutNoise(value: number): number {
  return Math.ceil(value - 1e-9 * Math.abs(value));
}
