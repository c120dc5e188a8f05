import { durationSeconds } from "../durations.ts";
import { intervals } from "../intervals.ts";
import { type Expression, everyPart, type Range } from "../promql/expression.ts";
import type { AlertRule } from "../rule-types.ts";
import { severityRouting } from "../severities.ts";
import { type CheckContext, type CheckOutcome, errorAt, type RuleProblem } from "./rule-check.ts";

/** How long, in seconds and at worst, from the cause to the first page. */
export interface DetectionTime {
  readonly scrape: number;
  /** The longest window that must fill before an average turns; counts of single events need no filling. */
  readonly window: number;
  readonly evaluation: number;
  readonly hold: number;
  readonly groupWait: number;
  readonly total: number;
}

/**
 * The worst-case detection time of an alert: one scrape, the window of its averages, one evaluation, `for` rounded up to whole
 * evaluations, and the wait of its notification group. A window over `increase` or `max_over_time` costs nothing, because
 * one event shows in it at once.
 */
export function detectionTime(alert: AlertRule, windows: readonly Expression[]): DetectionTime {
  const { scrapeSeconds, evaluationSeconds } = intervals;
  const scrape = scrapeSeconds;
  const window = Math.max(0, ...windows.flatMap(averagingWindows));
  const evaluation = evaluationSeconds;
  const hold = Math.ceil(durationSeconds(alert.for) / evaluationSeconds) * evaluationSeconds;
  const groupWait = severityRouting[alert.severity].groupWaitSeconds;
  return {
    scrape,
    window,
    evaluation,
    hold,
    groupWait,
    total: scrape + window + evaluation + hold + groupWait,
  };
}

const averages: ReadonlySet<string> = new Set(["rate", "avg_over_time", "deriv", "delta", "predict_linear"]);

/** Baselines of an hour and more are what the present is compared with, not what must fill first. */
const baselineSeconds = 3600;

function averagingWindows(expression: Expression): readonly number[] {
  return everyPart(expression)
    .filter((part) => part.kind === "call" && averages.has(part.name))
    .flatMap((call) => everyPart(call).filter((part): part is Range => part.kind === "range"))
    .flatMap(({ seconds }) => (seconds === undefined || seconds >= baselineSeconds ? [] : [seconds]));
}

/** No alert may be seen later than its responders have promised to answer, unless it says why. */
export function detectionCheck(context: CheckContext): CheckOutcome {
  const problems = alertsWithDetection(context).flatMap(({ alert, time }): readonly RuleProblem[] => {
    const limit = severityRouting[alert.severity].respondSeconds.value;
    const isLate = time.total >= limit;
    if (isLate && alert.slowDetectionBecause === undefined)
      return [
        errorAt(
          alert.alert,
          "for",
          `seen after up to ${time.total} s`,
          `less than the ${limit} s in which ${alert.severity} is answered, or slowDetectionBecause`,
        ),
      ];
    if (!isLate && alert.slowDetectionBecause !== undefined)
      return [
        errorAt(
          alert.alert,
          "slowDetectionBecause",
          `seen within ${time.total} s`,
          "no excuse where none is needed",
        ),
      ];
    return [];
  });
  return {
    check: "detection",
    detail: "worst-case time from cause to page against the response limit of each severity",
    problems,
  };
}

/** Every alert with its worst-case detection time, windows of the recorded series it reads included. */
export function alertsWithDetection({
  catalogue,
  rules,
}: CheckContext): readonly { readonly alert: AlertRule; readonly time: DetectionTime }[] {
  const byName = new Map(rules.map((read) => [read.name, read.expression]));
  const withRecorded = (expression: Expression | undefined): readonly Expression[] => {
    if (expression === undefined) return [];
    const recorded = everyPart(expression).flatMap((part) => {
      const name = part.kind === "selector" ? part.metric : undefined;
      return name?.includes(":") ? withRecorded(byName.get(name)) : [];
    });
    return [expression, ...recorded];
  };
  return Object.values(catalogue.alertsByGroup)
    .flat()
    .map((alert) => ({ alert, time: detectionTime(alert, withRecorded(byName.get(alert.alert))) }));
}
