import { isAlert, type RuleGroup } from "../rule-groups.ts";
import type { ServiceLevelObjective } from "../slos/slo-types.ts";
import type { PromtoolTest, PromtoolTestFile } from "./promtool-tests.ts";
import { inputSeries, seriesName } from "./promtool-values.ts";
import { type Load, sloSeries } from "./slo-series.ts";

/**
 * Cases of every objective: which speeds of burn are seen at which share of bad events, that a burn which has ended is silent, and
 * that too few events are no trend.
 */
export function sloTests(
  slos: readonly ServiceLevelObjective[],
  groups: readonly RuleGroup[],
): readonly PromtoolTestFile[] {
  return slos.map((slo) => {
    const own = groups.filter(({ name }) => name === `slo-${slo.name}` || name === `slo-${slo.name}-slow`);
    const steady = (times: number, perSecond: number): Load => ({
      perSecond,
      badShare: () => Math.min(1, times * (1 - slo.objective)),
    });
    // Enough events for every guard within the first windows, or just too few for the hour of the fast burn.
    const enough = Math.max(1, slo.minEvents / 100);
    const tooFew = (slo.minEvents * 0.95) / 3600;
    const test = (name: string, load: Load, speeds: readonly string[]) =>
      testOf(slo, own, name, load, speeds);
    return {
      name: `slo-${slo.name}`,
      groups: own,
      evaluation: "5m",
      tests: [
        test("0.95 times the budget is kept", steady(0.95, enough), []),
        test("1.05 times is a trickle", steady(1.05, enough), ["trickle"]),
        test("2.85 times is still a trickle", steady(2.85, enough), ["trickle"]),
        test("3.15 times is slow", steady(3.15, enough), ["slow", "trickle"]),
        test("5.7 times is still slow", steady(5.7, enough), ["slow", "trickle"]),
        test("6.3 times is medium", steady(6.3, enough), ["medium", "slow", "trickle"]),
        test("13.6 times is still medium", steady(13.6, enough), ["medium", "slow", "trickle"]),
        test("15.2 times is fast", steady(15.2, enough), ["fast", "medium", "slow", "trickle"]),
        test(
          "a failure that ended ten minutes ago no longer burns fast",
          {
            perSecond: enough,
            badShare: (seconds) => (seconds < 3000 ? Math.min(1, 40 * (1 - slo.objective)) : 0),
          },
          ["medium", "slow", "trickle"],
        ),
        ...(slo.minEvents === 0 ? [] : [test("too few events are no trend", steady(20, tooFew), [])]),
      ],
    };
  });
}

const judgedAt = 3600;

function testOf(
  { name: slo, alert, service }: ServiceLevelObjective,
  groups: readonly RuleGroup[],
  name: string,
  load: Load,
  speeds: readonly string[],
): PromtoolTest {
  const alerts = groups.flatMap(({ rules }) => rules.filter(isAlert));
  const expected = speeds.map((burn) => ({
    alertname: alert,
    alertstate: "firing",
    service,
    ...alerts.find(({ labels }) => labels["burn"] === burn)?.labels,
  }));
  return {
    name: `${slo}: ${name}`,
    interval: "1m",
    input_series: (sloSeries[slo]?.(load) ?? []).map((series) => inputSeries(series, 60, judgedAt)),
    promql_expr_test: [
      {
        expr: `ALERTS{alertname="${alert}",alertstate="firing"}`,
        eval_time: `${judgedAt}s`,
        exp_samples: expected.map((labels) => ({ labels: seriesName("ALERTS", labels), value: 1 })),
      },
    ],
  };
}
