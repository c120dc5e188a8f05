import { type Observation, type Proposal, proposeForAll } from "./metrics.ts";
import {
  emptyMemory,
  type HpaMemory,
  normalize,
  rememberInitial,
  type ScalingReason,
  storeScaleEvent,
} from "./normalize.ts";
import { type HpaFlags, type HpaSpec, stockHpaFlags } from "./spec.ts";

/** The outcome of one synchronisation. */
export interface HpaDecision {
  readonly replicas: number;
  /** What the metrics asked for before windows, rates and bounds; `null` when no metric was consulted or none answered. */
  readonly metricProposal: number | null;
  readonly ratio: number | null;
  readonly reason:
    | ScalingReason
    | "ScalingDisabled"
    | "AboveMaxReplicas"
    | "BelowMinReplicas"
    | "FailedComputeMetricsReplicas";
  readonly detail?: string;
}

/**
 * One HorizontalPodAutoscaler as kube-controller-manager v1.36 runs it (`reconcileAutoscaler`), without clock or I/O.
 *
 * @example
 * const hpa = createHpa({ minReplicas: 2, maxReplicas: 10, metrics: [...] });
 * const { replicas } = hpa.reconcile(observation);
 */
export interface Hpa {
  readonly spec: HpaSpec;
  readonly memory: HpaMemory;
  /** Decides and remembers; the caller sets `replicas` on the scale target. */
  reconcile(seen: Observation): HpaDecision;
}

export function createHpa(spec: HpaSpec, flags: HpaFlags = stockHpaFlags): Hpa {
  const memory = emptyMemory();
  return {
    spec,
    memory,
    reconcile(seen) {
      const current = seen.specReplicas;
      rememberInitial(memory, current, seen.nowSeconds);
      const decision = decide(spec, memory, seen, flags);
      if (decision.replicas !== current)
        storeScaleEvent(spec, memory, current, decision.replicas, seen.nowSeconds, flags);
      return decision;
    },
  };
}

function decide(spec: HpaSpec, memory: HpaMemory, seen: Observation, flags: HpaFlags): HpaDecision {
  const current = seen.specReplicas;
  const without = (replicas: number, reason: HpaDecision["reason"]): HpaDecision => ({
    replicas,
    metricProposal: null,
    ratio: null,
    reason,
  });
  if (current === 0 && spec.minReplicas !== 0) return without(0, "ScalingDisabled");
  if (current > spec.maxReplicas) return without(spec.maxReplicas, "AboveMaxReplicas");
  if (current < spec.minReplicas) return without(spec.minReplicas, "BelowMinReplicas");
  const proposal: Proposal = proposeForAll(spec, seen, flags);
  if (!proposal.ok) return { ...without(current, "FailedComputeMetricsReplicas"), detail: proposal.reason };
  const { replicas, reason } = normalize(spec, memory, current, proposal.replicas, seen.nowSeconds, flags);
  return { replicas, metricProposal: proposal.replicas, ratio: proposal.ratio, reason };
}
