import type { Hpa, HpaDecision } from "./controller.ts";
import { filledScaleDown, filledScaleUp, type HpaFlags } from "./spec.ts";

/**
 * Until when an autoscaler that just left its target alone goes on doing so, provided that what it sees does not
 * change: a proposal equal to the current size, or one that a bound stops, holds for ever; one that a window or a
 * rate stops holds until the record that stops it is too old. Gives `t` when the next run may act.
 */
export function holdsUntil(hpa: Hpa, decision: HpaDecision, t: number, flags: HpaFlags): number {
  const { minReplicas, maxReplicas, behavior } = hpa.spec;
  const { metricProposal: proposal, replicas: current, reason } = decision;
  if (proposal === null)
    return reason === "FailedComputeMetricsReplicas" || reason === "ScalingDisabled"
      ? Number.POSITIVE_INFINITY
      : t;
  if (proposal === current) return Number.POSITIVE_INFINITY;
  const up = proposal > current;
  if (current === (up ? maxReplicas : minReplicas)) return Number.POSITIVE_INFINITY;
  const rules = up ? filledScaleUp(behavior?.scaleUp) : filledScaleDown(behavior?.scaleDown, flags);
  const window = behavior === undefined && !up ? flags.downscaleStabilizationSeconds : rules.windowSeconds;
  let latest = Number.NEGATIVE_INFINITY;
  for (const record of hpa.memory.recommendations) {
    const holds = up ? record.replicas <= current : record.replicas >= current;
    if (holds && t - record.atSeconds < window) latest = Math.max(latest, record.atSeconds);
  }
  return Math.max(t, latest + window);
}
