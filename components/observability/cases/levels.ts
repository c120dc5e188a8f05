import type { AlertRule } from "../rule-types.ts";
import type { AlertCase, Level } from "./case-types.ts";

/** Near enough that moving a threshold by a tenth, either way, turns some case around. */
const nearness = 0.05;

/** Every threshold just beyond: the alert must fire. */
export function beyond(alert: AlertRule): Level {
  return (name) => levelOf(alert, name, true);
}

/** One threshold just missed, the others beyond: the alert must be silent. */
export function shortOf(alert: AlertRule, missed: string): Level {
  return (name) => levelOf(alert, name, name !== missed);
}

/** The thresholds a case judges. */
export function judged(alert: AlertRule, { judges }: AlertCase): readonly string[] {
  return judges ?? Object.keys(alert.thresholds);
}

function levelOf(alert: AlertRule, name: string, isBeyond: boolean): number {
  const threshold = alert.thresholds[name];
  if (threshold === undefined) throw new RangeError(`${alert.alert} has no threshold ${name}`);
  const isHigher = isBeyond === firesAbove(alert.expr, name);
  // A share near one is a small share of failures: 99 % delivered is near 98.95 % and 99.05 %, not near 94 % and 104 %.
  const distance =
    threshold.unit === "share" && threshold.value > 0.9 ? 1 - threshold.value : threshold.value;
  return threshold.value + (isHigher ? 1 : -1) * nearness * distance;
}

/** Whether more of something fires an alert: `> $limit` does, `< $floor` and a farther `predict_linear` horizon do not. */
export function firesAbove(expr: string, name: string): boolean {
  const operator = new RegExp(`([<>,])=?\\s*(?:bool\\s+)?\\$${name}\\b`).exec(expr)?.[1];
  return operator === ">";
}
