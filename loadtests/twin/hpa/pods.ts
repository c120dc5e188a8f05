import type { HpaFlags } from "./spec.ts";

/** A metric sample of one pod, in thousandths of the metric's unit. */
export interface PodSample {
  readonly milli: number;
  readonly timeSeconds: number;
  readonly windowSeconds: number;
}

/**
 * `count` pods that look the same to the autoscaler. Grouping keeps thousands of pods cheap and changes
 * nothing: every rule of the algorithm is a sum or a count over pods.
 */
export interface PodGroup {
  readonly count: number;
  readonly phase: "Pending" | "Running" | "Succeeded" | "Failed" | "Unknown";
  readonly deleted: boolean;
  /** The Ready condition; `unknown` is neither ready nor unready to the algorithm, `none` has no condition. */
  readonly ready: "true" | "false" | "unknown" | "none";
  /** `null`: the kubelet has not acknowledged the pod. */
  readonly startSeconds: number | null;
  readonly readyTransitionSeconds: number;
  /** Sum of the containers' requests; `null` when a container has none, which fails the whole metric. */
  readonly requestMilli: number | null;
  /** `null`: the metrics source has nothing for these pods. */
  readonly sample: PodSample | null;
}

export type PodClass = "ready" | "unready" | "missing" | "ignored";

/**
 * Sorts a pod as `groupPods` of kube-controller-manager v1.36 does (pkg/controller/podautoscaler/replica_calculator.go).
 * Only the CPU metric looks at readiness, because start-up work would otherwise read as load.
 */
export function classOf(pod: PodGroup, resource: string, nowSeconds: number, flags: HpaFlags): PodClass {
  if (pod.deleted || pod.phase === "Failed") return "ignored";
  if (pod.phase === "Pending") return "unready";
  if (pod.sample === null) return "missing";
  if (resource !== "cpu") return "ready";
  if (pod.ready === "none" || pod.startSeconds === null) return "unready";
  const notReady = pod.ready === "false";
  if (pod.startSeconds + flags.cpuInitializationSeconds > nowSeconds) {
    const sampleBeforeReady = pod.sample.timeSeconds < pod.readyTransitionSeconds + pod.sample.windowSeconds;
    return notReady || sampleBeforeReady ? "unready" : "ready";
  }
  const neverReady = pod.startSeconds + flags.initialReadinessDelaySeconds > pod.readyTransitionSeconds;
  return notReady && neverReady ? "unready" : "ready";
}

/** Pods that count for object and external `Value` targets: running and Ready. */
export function readyPodCount(pods: readonly PodGroup[]): number {
  let ready = 0;
  for (const pod of pods) if (pod.phase === "Running" && pod.ready === "true") ready += pod.count;
  return ready;
}
