import type { ScenarioForecast, ServiceForecast } from "../../exchange/season.ts";

/** The service that reaches its capacity last: one that never does, else the slowest; `undefined` without services. */
export function bindingService(scenario: ScenarioForecast): ServiceForecast | undefined {
  return scenario.services.toSorted((left, right) => lateness(right) - lateness(left))[0];
}

/** True when the pods that run before the surge carry it, in every service and from the first second. */
export function isCovered(scenario: ScenarioForecast): boolean {
  return bindingService(scenario)?.timeToCapacitySeconds === 0;
}

/** What holds the slowest service back, in a few words; also when nothing does, or nothing is known. */
export function bindingConstraint(scenario: ScenarioForecast): string {
  const service = bindingService(scenario);
  if (service === undefined) return "no service was forecast";
  if (isCovered(scenario)) return "covered by running pods";
  const named = service.bindingConstraint !== "" && service.bindingConstraint !== "none";
  return `${service.service}: ${named ? service.bindingConstraint : "constraint not named"}`;
}

function lateness({ timeToCapacitySeconds }: ServiceForecast): number {
  // Finite, so that two services that never reach capacity keep their order instead of comparing as NaN.
  if (timeToCapacitySeconds === null || Number.isNaN(timeToCapacitySeconds)) return Number.MAX_VALUE;
  return Math.min(timeToCapacitySeconds, Number.MAX_VALUE);
}
