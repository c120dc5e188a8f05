import { alertsOf, type Catalogue } from "../catalogue.ts";
import { durationSeconds } from "../durations.ts";
import { everyPart } from "../promql/expression.ts";
import { parsePromql } from "../promql/parse.ts";
import { isAlert, type RuleGroup, renderAlert } from "../rule-groups.ts";
import { type AlertGroup, type AlertRule, alertGroups, type Duration } from "../rule-types.ts";
import type { AlertCase, CaseSeries } from "./case-types.ts";
import { beyond, judged, shortOf } from "./levels.ts";
import { type InputSeries, inputSeries, seriesName } from "./promtool-values.ts";

/** A test file of `promtool test rules` with the rules it needs and no others. */
export interface PromtoolTestFile {
  readonly name: string;
  readonly groups: readonly RuleGroup[];
  readonly evaluation: Duration;
  readonly tests: readonly PromtoolTest[];
}

export interface PromtoolTest {
  readonly name: string;
  readonly interval: Duration;
  readonly input_series: readonly InputSeries[];
  readonly promql_expr_test: readonly {
    readonly expr: string;
    readonly eval_time: Duration;
    readonly exp_samples: readonly { readonly labels: string; readonly value: number }[];
  }[];
}

/**
 * The cases of a catalogue as test files: one for each alert and evaluation interval, because promtool evaluates every rule of a
 * file at every step of every test.
 */
export function promtoolTests(
  catalogue: Catalogue,
  groups: readonly RuleGroup[],
  casesByGroup: Readonly<Record<AlertGroup, readonly AlertCase[]>>,
): readonly PromtoolTestFile[] {
  const alerts = new Map(alertsOf(catalogue).map((alert) => [alert.alert, alert]));
  return alertGroups.flatMap((group) => {
    const cases = casesByGroup[group];
    return [...new Set(cases.map(({ alert }) => alert))].flatMap((name) => {
      const alert = alerts.get(name);
      if (alert === undefined) throw new RangeError(`case for ${name}, which is no alert`);
      const own = cases.filter((one) => one.alert === name);
      const needed = neededBy(name, groups);
      return [...new Set(own.map(evaluationOf))].map((evaluation) => ({
        name: `${group}-${name}-${evaluation}`,
        groups: needed,
        evaluation,
        tests: own.filter((one) => evaluationOf(one) === evaluation).flatMap((one) => testsOf(alert, one)),
      }));
    });
  });
}

const evaluationOf = ({ evaluation }: AlertCase): Duration => evaluation ?? "30s";

function testsOf(alert: AlertRule, one: AlertCase): readonly PromtoolTest[] {
  const firing = `ALERTS{alertname="${alert.alert}",alertstate="firing"}`;
  const fires = durationSeconds(one.firesAt);
  const evaluation = durationSeconds(evaluationOf(one));
  const settles = durationSeconds(one.settles ?? "0m");
  const judgedFor = fires + 4 * evaluation;
  const end = settles + judgedFor;
  const labels = {
    alertname: alert.alert,
    alertstate: "firing",
    ...one.labels,
    ...renderAlert(alert, "").labels,
  };
  const before =
    fires < evaluation ? [] : [{ expr: firing, eval_time: seconds(fires - evaluation), exp_samples: [] }];
  const never = [
    { expr: `count_over_time(${firing}[${judgedFor}s])`, eval_time: seconds(end), exp_samples: [] },
  ];
  const test = (
    name: string,
    series: readonly CaseSeries[],
    expected: PromtoolTest["promql_expr_test"],
  ): PromtoolTest => {
    const sample = one.sample ?? "15s";
    return {
      name: `${alert.alert}: ${name}`,
      interval: sample,
      input_series: series.map((each) => inputSeries(each, durationSeconds(sample), end)),
      promql_expr_test: expected,
    };
  };
  return [
    test("fires when everything is just beyond", one.series(beyond(alert)), [
      ...before,
      {
        expr: firing,
        eval_time: seconds(fires),
        exp_samples: [{ labels: seriesName("ALERTS", labels), value: 1 }],
      },
    ]),
    ...judged(alert, one).map((name) =>
      test(`silent when ${name} is just missed`, one.series(shortOf(alert, name)), never),
    ),
    ...(one.lookAlikes ?? []).map(({ because, series }) => test(`silent: ${because}`, series, never)),
  ];
}

const seconds = (amount: number): Duration => `${amount}s`;

/** An alert's rule with everything it reads, recordings of recordings included; other groups first. */
function neededBy(alert: string, groups: readonly RuleGroup[]): readonly RuleGroup[] {
  const rules = groups.flatMap((group) => group.rules);
  const kept = new Set(rules.filter((rule) => isAlert(rule) && rule.alert === alert));
  // A set grows while it is walked, so what a recording reads is looked at in its turn.
  // ALERTS is made by every alert; a rule that reads it needs them all.
  for (const rule of kept)
    for (const series of seriesRead(rule.expr))
      for (const other of rules)
        if (isAlert(other) ? series.startsWith("ALERTS") : other.record === series) kept.add(other);
  const own = (group: RuleGroup) => group.rules.some((rule) => isAlert(rule) && rule.alert === alert);
  return [...groups.filter((group) => !own(group)), ...groups.filter(own)]
    .map((group) => ({ ...group, rules: group.rules.filter((rule) => kept.has(rule)) }))
    .filter((group) => group.rules.length > 0);
}

function seriesRead(expr: string): readonly string[] {
  const parsed = parsePromql(expr);
  if (!parsed.ok) return [];
  return everyPart(parsed.expression).flatMap((part) =>
    part.kind === "selector" && part.metric !== undefined ? [part.metric] : [],
  );
}
