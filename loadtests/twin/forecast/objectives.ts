import { type Objective, objectives } from "../../../components/surge/index.ts";
import type { ObjectiveResult } from "../../../exchange/season.ts";
import type { RegionRun } from "../engine/region-run.ts";
import type { ServiceStats } from "../engine/stats.ts";

/** How each objective is read off a run. Metrics that are not here are not modelled, and the report says so. */
const readings: Readonly<Record<string, (services: readonly ServiceStats[]) => number | null>> = {
  emergency_data_seconds: (services) => worst(services, ({ emergencyP99 }) => emergencyP99.quantile(0.99)),
  emergency_availability_percent: (services) =>
    100 -
    100 * (worst(services, ({ lostEmergencySeconds, seconds }) => share(lostEmergencySeconds, seconds)) ?? 0),
  availability_percent: (services) =>
    100 - 100 * (worst(services, ({ lostSeconds, seconds }) => share(lostSeconds, seconds)) ?? 0),
  api_p95_ms: (services) => milliseconds(worst(services, ({ p95 }) => p95.quantile(0.95))),
  api_p99_ms: (services) => milliseconds(worst(services, ({ p99 }) => p99.quantile(0.99))),
  error_percent: (services) => 100 * share(total(services, "shed"), total(services, "offered")),
};

/**
 * Every objective against a run: response times are those of the slowest service, availability is the share of time
 * (each second weighted with the share of its requests that was served) of the least available service, the error
 * rate is over all requests.
 */
export function objectiveResults(regions: readonly RegionRun[]): readonly ObjectiveResult[] {
  const services = regions.flatMap((region) => region.services.map(({ stats }) => stats));
  return objectives.map((objective: Objective) => {
    const value = services.length === 0 ? null : (readings[objective.metric]?.(services) ?? null);
    return {
      id: objective.id,
      metric: objective.metric,
      comparison: objective.comparison,
      limit: objective.limit.value,
      source: objective.limit.source,
      severity: objective.severity,
      value: value === null || !Number.isFinite(value) ? null : value,
      state: value === null ? "not-modelled" : holds(objective, value) ? "pass" : "fail",
    };
  });
}

function holds({ comparison, limit }: Objective, value: number): boolean {
  switch (comparison) {
    case "<":
      return value < limit.value;
    case "<=":
      return value <= limit.value;
    case ">":
      return value > limit.value;
    case ">=":
      return value >= limit.value;
  }
}

function worst(
  services: readonly ServiceStats[],
  of: (service: ServiceStats) => number | null,
): number | null {
  const values = services.map(of).filter((value) => value !== null);
  return values.length === 0 ? null : Math.max(...values);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function total(services: readonly ServiceStats[], field: "shed" | "offered"): number {
  return services.reduce((sum, service) => sum + service[field], 0);
}

function milliseconds(seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1000;
}
