import { alertsOf } from "../catalogue.ts";
import { type Expression, everyPart, unwrapped } from "../promql/expression.ts";
import { isComparison } from "../promql/value-types.ts";
import { isAlert } from "../rule-groups.ts";
import type { AlertRule } from "../rule-types.ts";
import { type CheckContext, type CheckOutcome, errorAt, type RuleProblem } from "./rule-check.ts";

/** Every number an alert turns at says where it comes from, and every declared threshold is used. */
export function thresholdCheck({ catalogue, rules }: CheckContext): CheckOutcome {
  const alerts = alertsOf(catalogue);
  const expressions = new Map(
    rules.flatMap(({ rule, expression }) =>
      isAlert(rule) && expression !== undefined ? [[rule.alert, expression] as const] : [],
    ),
  );
  const problems = alerts.flatMap((alert) => [
    ...declarationProblems(alert),
    ...unsourcedNumbers(alert, expressions.get(alert.alert)),
  ]);
  const total = alerts.reduce((sum, { thresholds }) => sum + Object.keys(thresholds).length, 0);
  return {
    check: "thresholds",
    detail: `${total} thresholds of ${alerts.length} alerts, each with source and requirement`,
    problems,
  };
}

function declarationProblems({ alert, expr, thresholds, basis }: AlertRule): readonly RuleProblem[] {
  const problems: RuleProblem[] = [];
  for (const [name, { value, source, requirement, why }] of Object.entries(thresholds)) {
    const path = `thresholds.${name}`;
    if (!new RegExp(`\\$${name}\\b`).test(expr))
      problems.push(errorAt(alert, path, `${value}, not used`, `$${name} in the expression`));
    if (!Number.isFinite(value)) problems.push(errorAt(alert, path, String(value), "a finite number"));
    if (!source || !requirement)
      problems.push(errorAt(alert, path, `${value} without a source`, "a source and a requirement id"));
    if ((source === "assumption" || source === "derived") && !why)
      problems.push(errorAt(alert, `${path}.why`, "nothing", "the reason for a number no source gives"));
  }
  if (basis.requirements.length === 0)
    problems.push(errorAt(alert, "basis.requirements", "none", "the requirement the alert serves"));
  if (basis.why.trim() === "") problems.push(errorAt(alert, "basis.why", "nothing", "the reason in words"));
  return problems;
}

/** Numbers in ordering comparisons other than zero. `== 0` and `== 1` ask for a state, not for a limit. */
function unsourcedNumbers(
  { alert, thresholds }: AlertRule,
  expression: Expression | undefined,
): readonly RuleProblem[] {
  if (expression === undefined) return [];
  const sourced = new Set(Object.values(thresholds).map(({ value }) => value));
  return everyPart(expression).flatMap((part) => {
    if (
      part.kind !== "binary" ||
      !isComparison(part.operator) ||
      part.operator === "==" ||
      part.operator === "!="
    )
      return [];
    return [part.left, part.right]
      .flatMap(factors)
      .filter((value) => value !== 0 && !sourced.has(value))
      .map((value) =>
        errorAt(
          alert,
          "expr",
          `${value} beside ${part.operator}`,
          "a named threshold with its source, written as $name",
        ),
      );
  });
}

/** The numbers of a comparison's side: itself, or the factors in front of a series. */
function factors(side: Expression): readonly number[] {
  const inner = unwrapped(side);
  if (inner.kind === "number") return [inner.value];
  return inner.kind === "binary" && inner.operator === "*" ? [inner.left, inner.right].flatMap(factors) : [];
}
