import { intervals } from "../intervals.ts";
import { readLabels } from "../promql/labels.ts";
import type { PromqlProblem } from "../promql/parse.ts";
import { readRanges } from "../promql/ranges.ts";
import { typeProblems } from "../promql/value-types.ts";
import {
  type CheckContext,
  type CheckOutcome,
  errorAt,
  type ReadRule,
  type RuleProblem,
  warningAt,
} from "./rule-check.ts";

/** Syntax, types, metrics, labels, ranges and counters of every expression. */
export function promqlCheck({ rules, series }: CheckContext): CheckOutcome {
  const problems = rules.flatMap((read): readonly RuleProblem[] => {
    const error = (problem: PromqlProblem) =>
      errorAt(read.name, place(read, problem), problem.found, problem.wanted);
    const warning = (problem: PromqlProblem) =>
      warningAt(read.name, place(read, problem), problem.found, problem.wanted);
    if (read.expression === undefined) return read.syntaxProblems.map(error);
    const types = typeProblems(read.expression);
    if (types.length > 0) return types.map(error);
    const ranges = readRanges(read.expression, series, intervals.scrapeSeconds);
    return [
      ...readLabels(read.expression, series).problems.map(error),
      ...ranges.errors.map(error),
      ...ranges.warnings.map(warning),
    ];
  });
  const detail = `${rules.length} expressions read with the grammar of Prometheus; metrics, labels, ranges and counters followed`;
  return { check: "promql", detail, problems };
}

/** `expr:1:15`, counted from one as editors do. */
function place({ rule }: ReadRule, { at }: PromqlProblem): string {
  const before = rule.expr.slice(0, at).split("\n");
  return `expr:${before.length}:${(before.at(-1) ?? "").length + 1}`;
}
