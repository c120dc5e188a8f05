import { type ObjectiveId, objectives, procedures } from "../surge/index.ts";
import { derived, type Sourced } from "../surge/sourced.ts";

/** A line of the requirements register, for example `OPS-MON-04`. */
export type RequirementId =
  | `OPS-${"INC" | "MON" | "CHG" | "CAP" | "IMP" | "PERF" | "PILOT"}-${number}`
  | `CASE-${number}`;

/** Where an alert turns: a number with its unit, the source that gives it and the requirement it serves. */
export interface Threshold extends Sourced<number> {
  readonly unit: ThresholdUnit;
  readonly requirement: RequirementId;
}

/** `share` is a fraction of one, `times` a factor. */
export type ThresholdUnit =
  | "seconds"
  | "share"
  | "times"
  | "per second"
  | "per minute"
  | "count"
  | "messages"
  | "score";

const threshold =
  (unit: ThresholdUnit) =>
  (number: Sourced<number>, requirement: RequirementId): Threshold => ({ ...number, unit, requirement });

export const seconds = threshold("seconds");
export const share = threshold("share");
export const times = threshold("times");
export const perSecond = threshold("per second");
export const perMinute = threshold("per minute");
export const count = threshold("count");
export const messages = threshold("messages");
export const score = threshold("score");

/** The limit of a declared objective, converted by `factor` where alert and objective use different units. */
export function objectiveLimit(id: ObjectiveId, factor = 1): Sourced<number> {
  const found = objectives.find((objective) => objective.id === id);
  if (found === undefined) throw new Error(`no objective ${id} is declared in components/surge`);
  return scaled(found.limit, factor);
}

/** The trigger of an emergency procedure, converted by `factor`. */
export function procedureTrigger(metric: string, factor = 1): Sourced<number> {
  const found = procedures
    .flatMap(({ triggers }) => [...triggers])
    .find((trigger) => trigger.metric === metric);
  if (found === undefined) throw new Error(`no procedure trigger ${metric} is declared in components/surge`);
  return scaled(found.above, factor);
}

/** A declared number in another unit; powers of ten are divided out so that 200 ms is 0.2 s and not 0.2000…01. */
function scaled(number: Sourced<number>, factor: number): Sourced<number> {
  return factor === 1 ? number : { ...number, value: Number((number.value * factor).toPrecision(12)) };
}

/** A share of a declared number, for example 80 % of the tested ceiling. */
export function shareOf(number: Sourced<number>, part: number, why: string): Sourced<number> {
  return derived(Number((number.value * part).toPrecision(12)), why);
}
