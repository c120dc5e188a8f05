import type { RampingArrivalRateScenario } from "k6/options";
import { demand, type Scenario, type SchedulingService } from "../../components/surge/index.ts";

/** How long each part of a run takes. */
export interface Phases {
  readonly baselineSeconds: number;
  readonly edgeSeconds: number;
  readonly plateauSeconds: number;
  readonly decaySeconds: number;
}

export type Phase = "baseline" | "edge" | "plateau" | "decay";

/** The phase that a moment of the run belongs to, for the tag on every request. */
export function phaseAt(seconds: number, phases: Phases): Phase {
  if (seconds < phases.baselineSeconds) return "baseline";
  if (seconds < phases.baselineSeconds + phases.edgeSeconds) return "edge";
  if (seconds < phases.baselineSeconds + phases.edgeSeconds + phases.plateauSeconds) return "plateau";
  return "decay";
}

/** Weekday-peak requests per hour of a service; an hour, because k6 takes whole numbers and small services need them. */
export function serviceRequestsPerHour(service: SchedulingService): number {
  return demand.weekdayPeakRequestsPerSecond.value * demand.serviceMix.value[service] * 3600;
}

/** Emergency-class requests per hour in the evening peak. */
export function emergencyRequestsPerHour(): number {
  const { averagePerHour, hoursMeanOne, requestsPerEmergency } = demand.emergency;
  return averagePerHour.value * Math.max(...hoursMeanOne.value) * requestsPerEmergency.value;
}

/**
 * Open-model arrivals of one flow: reference rate, a ramp to the scenario's multiple, a plateau, a decay.
 * Open, because patients do not wait for earlier patients before they call.
 */
export function surgeArrivals(
  flow: string,
  referencePerHour: number,
  scenario: Scenario,
  phases: Phases,
  scale: number,
): RampingArrivalRateScenario {
  const reference = Math.max(1, Math.round(referencePerHour * scale));
  const surge = Math.max(1, Math.round(referencePerHour * scenario.multiplier.value * scale));
  const perSecond = Math.max(reference, surge) / 3600;
  return {
    executor: "ramping-arrival-rate",
    exec: flow,
    timeUnit: "1h",
    startRate: reference,
    stages: [
      { target: reference, duration: `${phases.baselineSeconds}s` },
      { target: surge, duration: `${phases.edgeSeconds}s` },
      { target: surge, duration: `${phases.plateauSeconds}s` },
      { target: reference, duration: `${phases.decaySeconds}s` },
    ],
    // Little's law with two seconds in flight, twice over: enough that a slow target is seen as slow, not as dropped arrivals.
    preAllocatedVUs: Math.ceil(perSecond * 2) + 2,
    maxVUs: Math.ceil(perSecond * 10) + 10,
    tags: { flow, scenario: scenario.id },
  };
}
