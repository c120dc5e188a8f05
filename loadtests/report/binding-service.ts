import type { ScenarioForecast, ServiceForecast } from "../../exchange/season.ts";

/** The service that reaches its capacity last: one that never does, else the slowest; `undefined` without services. */
export function bindingService(scenario: ScenarioForecast): ServiceForecast | undefined {
  return scenario.services.toSorted((left, right) => lateness(right) - lateness(left))[0];
}

/** The constraint that decides the scenario, in the words of its slowest service, else of the verdict. */
export function bindingConstraint(scenario: ScenarioForecast): string {
  const service = bindingService(scenario);
  if (service === undefined || service.bindingConstraint === "") return scenario.because;
  return `${service.service}: ${service.bindingConstraint}`;
}

function lateness({ timeToCapacitySeconds }: ServiceForecast): number {
  // Finite, so that two services that never reach capacity keep their order instead of comparing as NaN.
  if (timeToCapacitySeconds === null || Number.isNaN(timeToCapacitySeconds)) return Number.MAX_VALUE;
  return Math.min(timeToCapacitySeconds, Number.MAX_VALUE);
}
