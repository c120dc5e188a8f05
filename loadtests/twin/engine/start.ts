import type { TwinSettings } from "../assumptions.ts";
import type { Rate } from "../demand/surge.ts";
import type { ServiceEstate } from "../estate/read-estate.ts";
import { isRequestRate } from "./metrics.ts";

/**
 * Replicas in the steady state before the surge: what the metrics ask for at the reference load, inside the
 * autoscaler's bounds; without an autoscaler, what the Deployment declares.
 */
export function startingReplicas(
  estate: ServiceEstate,
  { normal, emergency }: Rate,
  settings: TwinSettings,
): number {
  const { autoscaler } = estate;
  const quota = estate.podQuota ?? Number.POSITIVE_INFINITY;
  if (autoscaler === null) return Math.min(estate.replicas, quota);
  const requestsPerSecond = normal + emergency;
  const proposals = autoscaler.metrics.map((metric) => {
    if (metric.kind === "resource") {
      if (metric.resource !== "cpu") return 0;
      const usage = requestsPerSecond * settings.cpuMilliPerRequestPerSecond;
      const perPod =
        metric.target.kind === "utilization"
          ? ((estate.cpuRequestMilli ?? 0) * metric.target.percent) / 100
          : metric.target.averageMilli;
      return perPod > 0 ? Math.ceil(usage / perPod) : 0;
    }
    if (!isRequestRate(metric) || metric.kind === "pods") return 0;
    return metric.target.kind === "averageValue"
      ? Math.ceil((requestsPerSecond * 1000) / metric.target.averageMilli)
      : 0;
  });
  const wanted = Math.max(autoscaler.minReplicas, ...proposals);
  return Math.min(autoscaler.maxReplicas, quota, wanted);
}
