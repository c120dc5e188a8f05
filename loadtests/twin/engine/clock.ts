import { type DemandSegment, emergencyAt, normalAt } from "../demand/surge.ts";

/** How often response times are computed anew while nothing but demand moves: a surge fades slowly and may rise fast. */
export const RISING_LATENCY_SECONDS = 60;
export const FADING_LATENCY_SECONDS = 300;

/** True when the stepped run computes response times anew at `t`. */
export function latencyDue({ normalSlope, emergencySlope }: DemandSegment, t: number): boolean {
  return t % (normalSlope < 0 || emergencySlope < 0 ? FADING_LATENCY_SECONDS : RISING_LATENCY_SECONDS) === 0;
}

/** True when demand leaves its line at `t`; many hours have the level of the hour before. */
export function bends(before: DemandSegment | undefined, after: DemandSegment, t: number): boolean {
  if (before === undefined) return true;
  const differ = (a: number, b: number): boolean => Math.abs(a - b) > 1e-9 * (Math.abs(a) + Math.abs(b));
  return (
    differ(normalAt(before, t), normalAt(after, t)) ||
    differ(emergencyAt(before, t), emergencyAt(after, t)) ||
    differ(before.normalSlope, after.normalSlope) ||
    differ(before.emergencySlope, after.emergencySlope)
  );
}

export function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

/** The first second after `t` that is `phase` modulo `every`. */
export function nextMultiple(t: number, every: number, phase: number): number {
  return t + every - modulo(t - phase, every);
}
