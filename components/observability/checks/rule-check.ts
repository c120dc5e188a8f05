import type { RulesResult } from "../../../exchange/season.ts";
import type { Catalogue } from "../catalogue.ts";
import type { Expression } from "../promql/expression.ts";
import { readLabels } from "../promql/labels.ts";
import { type PromqlProblem, parsePromql } from "../promql/parse.ts";
import { type KnownSeries, knownSeries, type SeriesLabels } from "../promql/series-labels.ts";
import { isAlert, type Rule, type RuleGroup } from "../rule-groups.ts";

export type RuleProblem = RulesResult["problems"][number];

/** One way of looking at the rules: what it looked at, and what it found. */
export interface CheckOutcome {
  readonly check: string;
  readonly detail: string;
  readonly problems: readonly RuleProblem[];
}

/** A rule with its expression read once for all checks. */
export interface ReadRule {
  readonly rule: Rule;
  readonly name: string;
  readonly group: string;
  readonly expression?: Expression;
  readonly syntaxProblems: readonly PromqlProblem[];
  /** Labels of the series the expression leaves. */
  readonly labels: SeriesLabels;
}

/** What every check may look at. */
export interface CheckContext {
  readonly catalogue: Catalogue;
  readonly groups: readonly RuleGroup[];
  readonly rules: readonly ReadRule[];
  /** Declared metrics and recorded series by name. */
  readonly series: ReadonlyMap<string, KnownSeries>;
}

/** Reads every rule once; recorded series become known with the labels their expressions leave. */
export function readRules(catalogue: Catalogue, groups: readonly RuleGroup[]): CheckContext {
  const series = knownSeries(catalogue.metrics);
  const all = groups.flatMap((group) => group.rules.map((rule) => ({ rule, group: group.name })));
  const parsed = all.map(({ rule, group }) => ({ rule, group, parsed: parsePromql(rule.expr) }));
  for (const { rule } of all)
    if (!isAlert(rule)) series.set(rule.record, { kind: "recorded", labels: "any" });
  // A recording may read another that stands later; two passes settle chains of two, the longest we allow.
  for (let pass = 0; pass < 2; pass += 1)
    for (const { rule, parsed: reading } of parsed) {
      if (isAlert(rule) || !reading.ok) continue;
      const { labels } = readLabels(reading.expression, series);
      const own = Object.keys(rule.labels ?? {});
      series.set(rule.record, {
        kind: "recorded",
        labels: labels === "any" ? "any" : new Set([...labels, ...own]),
      });
    }
  const rules = parsed.map(({ rule, group, parsed: reading }): ReadRule => {
    const name = isAlert(rule) ? rule.alert : rule.record;
    if (!reading.ok) return { rule, name, group, syntaxProblems: reading.problems, labels: "any" };
    const { labels } = readLabels(reading.expression, series);
    return { rule, name, group, expression: reading.expression, syntaxProblems: [], labels };
  });
  return { catalogue, groups, rules, series };
}

export const errorAt = (rule: string, path: string, found: string, wanted: string): RuleProblem => ({
  rule,
  path,
  found,
  wanted,
  severity: "error",
});

export const warningAt = (rule: string, path: string, found: string, wanted: string): RuleProblem => ({
  ...errorAt(rule, path, found, wanted),
  severity: "warning",
});
