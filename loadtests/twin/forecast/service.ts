import type { ServiceForecast } from "../../../exchange/season.ts";
import { constraintWords, largestLoss } from "../engine/constraint.ts";
import type { RegionRun } from "../engine/region-run.ts";
import type { ServiceRun } from "../engine/service-run.ts";

/** One service of one region: when it was ready, how far it grew, and what stood in the way. */
export function serviceForecast(region: RegionRun, run: ServiceRun, peak: number): ServiceForecast {
  const { estate, stats, hpa } = run;
  return {
    service: estate.service,
    region: region.region,
    timeToCapacitySeconds: stats.timeToCapacity,
    peakReplicas: stats.peakReplicas,
    maxReplicas: hpa?.spec.maxReplicas ?? estate.replicas,
    neededReplicas: Math.ceil(peak / run.podRequestsPerSecond - 1e-9),
    bindingConstraint: bindingConstraint(run),
  };
}

function bindingConstraint({ stats, hpa, estate }: ServiceRun): string {
  const { timeToCapacity, lastLack, lost } = stats;
  if (timeToCapacity === 0) return "none: running replicas cover the demand";
  const loss = largestLoss(lost);
  const constraint = timeToCapacity === null ? (lastLack ?? loss?.constraint) : loss?.constraint;
  if (constraint === undefined) return "none";
  const words = constraintWords[constraint];
  if (constraint === "max-replicas") return `${words} (${hpa?.spec.maxReplicas ?? estate.replicas})`;
  if (constraint === "pod-quota") return `${words} (${estate.podQuota ?? 0})`;
  if (timeToCapacity === null || loss === undefined) return words;
  return `${words} (${loss.seconds} of ${timeToCapacity} s)`;
}
