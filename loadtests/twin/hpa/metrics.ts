import { classOf, type PodGroup, readyPodCount } from "./pods.ts";
import { type HpaFlags, type HpaSpec, type MetricSpec, type Tolerance, toleranceOf } from "./spec.ts";

/** What one metric asks for, or why it cannot say. `ratio` is usage over target as the algorithm computed it. */
export type Proposal =
  | { readonly ok: true; readonly replicas: number; readonly ratio: number }
  | { readonly ok: false; readonly reason: string };

/** What the autoscaler sees at one synchronisation. */
export interface Observation {
  readonly nowSeconds: number;
  /** `spec.replicas` of the scale target. */
  readonly specReplicas: number;
  /** `status.replicas` of the scale target: pods that exist. */
  readonly statusReplicas: number;
  /** Pods with their samples, for the resource metric (or pods metric) at this index of `spec.metrics`. */
  readonly podsFor: (metricIndex: number) => readonly PodGroup[];
  /** Sum of the external or object metric in thousandths at this index; `null`: the source has no answer. */
  readonly valueMilliFor: (metricIndex: number) => number | null;
}

const MAX_INT32 = 2_147_483_647;

/** True when the ratio is so near to 1 that nothing is done. */
export function isWithin(tolerance: Tolerance, ratio: number): boolean {
  return 1 - tolerance.down <= ratio && ratio <= 1 + tolerance.up;
}

interface Totals {
  usageMilli: number;
  requestMilli: number;
  pods: number;
}

export interface PodMetricInput {
  readonly pods: readonly PodGroup[];
  readonly currentReplicas: number;
  readonly nowSeconds: number;
  /** `cpu`, `memory`, another resource, or "" for a pods metric. */
  readonly resource: string;
  readonly target:
    | { readonly kind: "utilization"; readonly percent: number }
    | { readonly kind: "averageValue"; readonly averageMilli: number };
  readonly tolerance: Tolerance;
  readonly flags: HpaFlags;
}

/**
 * Replicas asked for by a metric that is measured per pod, as kube-controller-manager v1.36 computes them
 * (`GetResourceReplicas` and `calcPlainMetricReplicas` in replica_calculator.go), including the integer
 * truncation of the utilisation: 55.9 % against a target of 50 % is a ratio of 1.10 and does not scale.
 */
export function proposeFromPods(input: PodMetricInput): Proposal {
  const { pods, target, tolerance, currentReplicas } = input;
  if (pods.length === 0) return failed("no pods match the selector");
  const sampled: Totals = { usageMilli: 0, requestMilli: 0, pods: 0 };
  const missing: Totals = { usageMilli: 0, requestMilli: 0, pods: 0 };
  const unready: Totals = { usageMilli: 0, requestMilli: 0, pods: 0 };
  for (const pod of pods) {
    const podClass = classOf(pod, input.resource, input.nowSeconds, input.flags);
    if (podClass === "ignored") continue;
    const totals = podClass === "ready" ? sampled : podClass === "missing" ? missing : unready;
    totals.pods += pod.count;
    totals.requestMilli += (pod.requestMilli ?? 0) * pod.count;
    if (podClass === "ready") sampled.usageMilli += (pod.sample?.milli ?? 0) * pod.count;
  }
  if (sampled.pods === 0) return failed("no metrics for the targeted pods (they may be unready)");
  if (target.kind === "utilization" && pods.some((pod) => pod.requestMilli === null))
    return failed(`a container has no ${input.resource} request`);

  const ratio = ratioOf(sampled, target);
  if (ratio === null) return failed("requests of the sampled pods add up to zero");
  const countUnready = unready.pods > 0 && ratio > 1;
  if (!countUnready && missing.pods === 0) {
    return proposed(isWithin(tolerance, ratio) ? currentReplicas : Math.ceil(ratio * sampled.pods), ratio);
  }

  const filled = { ...sampled };
  if (ratio < 1) addAssuming(filled, missing, assumedUsageOfMissing(missing, target));
  else if (ratio > 1) addAssuming(filled, missing, 0);
  if (countUnready) addAssuming(filled, unready, 0);
  const newRatio = ratioOf(filled, target) ?? 0;
  const turned = (ratio < 1 && newRatio > 1) || (ratio > 1 && newRatio < 1);
  if (isWithin(tolerance, newRatio) || turned) return proposed(currentReplicas, newRatio);
  const replicas = Math.ceil(newRatio * filled.pods);
  const backwards =
    (newRatio < 1 && replicas > currentReplicas) || (newRatio > 1 && replicas < currentReplicas);
  return proposed(backwards ? currentReplicas : replicas, newRatio);
}

function ratioOf(totals: Totals, target: PodMetricInput["target"]): number | null {
  if (target.kind === "averageValue") {
    return Math.trunc(totals.usageMilli / totals.pods) / target.averageMilli;
  }
  if (totals.requestMilli === 0) return null;
  return Math.trunc((totals.usageMilli * 100) / totals.requestMilli) / target.percent;
}

/** Before shrinking, a pod without a sample is taken to be busy: at its request, or at the target if that is higher. */
function assumedUsageOfMissing(missing: Totals, target: PodMetricInput["target"]): number {
  if (target.kind === "averageValue") return target.averageMilli * missing.pods;
  return (missing.requestMilli * Math.max(100, target.percent)) / 100;
}

function addAssuming(totals: Totals, more: Totals, usageMilli: number): void {
  totals.usageMilli += usageMilli;
  totals.requestMilli += more.requestMilli;
  totals.pods += more.pods;
}

export interface ValueMetricInput {
  readonly valueMilli: number;
  readonly target:
    | { readonly kind: "averageValue"; readonly averageMilli: number }
    | { readonly kind: "value"; readonly valueMilli: number };
  readonly specReplicas: number;
  readonly statusReplicas: number;
  readonly readyPods: number;
  readonly tolerance: Tolerance;
}

/** Replicas asked for by an external or object metric (`GetExternalPerPodMetricReplicas`, `getUsageRatioReplicaCount`). */
export function proposeFromValue(input: ValueMetricInput): Proposal {
  const { valueMilli, target, specReplicas, statusReplicas, readyPods, tolerance } = input;
  if (target.kind === "averageValue") {
    const ratio = valueMilli / (target.averageMilli * statusReplicas);
    const wanted = Math.min(MAX_INT32, Math.ceil(valueMilli / target.averageMilli));
    return proposed(isWithin(tolerance, ratio) ? statusReplicas : wanted, ratio);
  }
  const ratio = valueMilli / target.valueMilli;
  if (specReplicas === 0) return proposed(Math.ceil(ratio), ratio);
  if (isWithin(tolerance, ratio)) return proposed(specReplicas, ratio);
  return proposed(Math.min(MAX_INT32, Math.ceil(ratio * readyPods)), ratio);
}

/** The proposal of one metric of the spec. */
export function proposeForMetric(spec: HpaSpec, index: number, seen: Observation, flags: HpaFlags): Proposal {
  const metric: MetricSpec | undefined = spec.metrics[index];
  if (metric === undefined) return failed("no such metric");
  const tolerance = toleranceOf(spec, flags);
  if (metric.kind === "resource" || metric.kind === "pods") {
    return proposeFromPods({
      pods: seen.podsFor(index),
      currentReplicas: seen.specReplicas,
      nowSeconds: seen.nowSeconds,
      resource: metric.kind === "resource" ? metric.resource : "",
      target:
        metric.kind === "resource"
          ? metric.target
          : { kind: "averageValue", averageMilli: metric.averageMilli },
      tolerance,
      flags,
    });
  }
  const valueMilli = seen.valueMilliFor(index);
  if (valueMilli === null) return failed(`no value for metric ${metric.metric}`);
  const readyPods = metric.target.kind === "value" ? readyPodCount(seen.podsFor(index)) : 0;
  return proposeFromValue({
    valueMilli,
    target: metric.target,
    specReplicas: seen.specReplicas,
    statusReplicas: seen.statusReplicas,
    readyPods,
    tolerance,
  });
}

/**
 * The largest proposal over all metrics. A failed metric only blocks shrinking: the ones that answered may
 * still ask for more (`computeReplicasForMetrics`).
 */
export function proposeForAll(spec: HpaSpec, seen: Observation, flags: HpaFlags): Proposal {
  let best: Extract<Proposal, { ok: true }> | undefined;
  let firstFailure: string | undefined;
  for (let index = 0; index < spec.metrics.length; index++) {
    const proposal = proposeForMetric(spec, index, seen, flags);
    if (!proposal.ok) firstFailure ??= proposal.reason;
    else if (best === undefined || best.replicas === 0 || proposal.replicas > best.replicas) best = proposal;
  }
  if (best === undefined) return failed(firstFailure ?? "no metric is declared");
  if (firstFailure !== undefined && best.replicas < seen.specReplicas) return failed(firstFailure);
  return best;
}

function proposed(replicas: number, ratio: number): Proposal {
  return { ok: true, replicas, ratio };
}

function failed(reason: string): Proposal {
  return { ok: false, reason };
}
