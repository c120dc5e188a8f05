import type { Aggregate, Binary, Call, Expression } from "./expression.ts";
import { unwrapped } from "./expression.ts";
import { aggregationParameters, functionSignatures, type ValueType } from "./functions.ts";
import type { PromqlProblem } from "./parse.ts";

const comparisons: ReadonlySet<string> = new Set(["==", "!=", "<", "<=", ">", ">="]);
const setOperators: ReadonlySet<string> = new Set(["and", "or", "unless"]);

export const isComparison = (operator: string): boolean => comparisons.has(operator);
export const isSetOperator = (operator: string): boolean => setOperators.has(operator);

/** The type of an expression's value. */
export function typeOf(expression: Expression): ValueType {
  const inner = unwrapped(expression);
  switch (inner.kind) {
    case "number":
      return "scalar";
    case "string":
      return "string";
    case "range":
      return "range";
    case "call":
      return functionSignatures.get(inner.name)?.gives ?? "vector";
    case "binary":
      return typeOf(inner.left) === "scalar" && typeOf(inner.right) === "scalar" ? "scalar" : "vector";
    default:
      return "vector";
  }
}

/** What Prometheus would refuse although the syntax is right: wrong types, wrong number of arguments. */
export function typeProblems(expression: Expression): readonly PromqlProblem[] {
  switch (expression.kind) {
    case "call":
      return [...callProblems(expression), ...expression.args.flatMap(typeProblems)];
    case "aggregate":
      return [...aggregateProblems(expression), ...expression.args.flatMap(typeProblems)];
    case "binary":
      return [
        ...binaryProblems(expression),
        ...typeProblems(expression.left),
        ...typeProblems(expression.right),
      ];
    case "range": {
      const of = unwrapped(expression.of);
      // `a / b[5m:1m]` is read as a subquery of the quotient; Prometheus reads it as a quotient with a range and refuses.
      const wrong = expression.subquery
        ? typeOf(of) !== "vector" || expression.of.kind === "binary"
        : expression.of.kind !== "selector";
      const wanted = expression.subquery
        ? "an instant vector before the subquery"
        : "a plain selector before the range";
      return [
        ...(wrong ? [{ at: expression.from, found: of.kind, wanted }] : []),
        ...typeProblems(expression.of),
      ];
    }
    case "wrapped":
      return typeProblems(expression.of);
    case "selector":
      return expression.metric === undefined && expression.matchers.every(matchesEmpty)
        ? [
            {
              at: expression.from,
              found: "a selector that matches everything",
              wanted: "a metric name or a matcher that excludes the empty string",
            },
          ]
        : [];
    default:
      return [];
  }
}

function matchesEmpty({ operator, value }: { readonly operator: string; readonly value: string }): boolean {
  if (operator === "=") return value === "";
  if (operator === "!=") return value !== "";
  const matches = safeRegex(value)?.test("") ?? false;
  return operator === "=~" ? matches : !matches;
}

/** A matcher's regular expression, anchored as Prometheus anchors it; `undefined` when it is none. */
export function safeRegex(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return undefined;
  }
}

function callProblems({ name, args, from }: Call): readonly PromqlProblem[] {
  const signature = functionSignatures.get(name);
  if (signature === undefined) return [{ at: from, found: `${name}()`, wanted: "a function PromQL has" }];
  const least = signature.takes.length - signature.optional;
  const most = signature.repeats ? Number.POSITIVE_INFINITY : signature.takes.length;
  if (args.length < least || args.length > most) {
    const wanted =
      least === most
        ? `${least}`
        : most === Number.POSITIVE_INFINITY
          ? `at least ${least}`
          : `${least} to ${most}`;
    return [{ at: from, found: `${name}() with ${args.length} arguments`, wanted }];
  }
  return args.flatMap((arg, index) =>
    mismatch(arg, signature.takes[index] ?? signature.takes.at(-1), `${name}()`),
  );
}

function aggregateProblems({ operator, args, from }: Aggregate): readonly PromqlProblem[] {
  const parameter = aggregationParameters.get(operator);
  const takes: readonly ValueType[] = parameter === undefined ? ["vector"] : [parameter, "vector"];
  if (args.length !== takes.length)
    return [{ at: from, found: `${operator} with ${args.length} arguments`, wanted: `${takes.length}` }];
  return args.flatMap((arg, index) => mismatch(arg, takes[index], operator));
}

function mismatch(arg: Expression, wanted: ValueType | undefined, of: string): readonly PromqlProblem[] {
  const found = typeOf(arg);
  if (wanted === undefined || found === wanted) return [];
  const names: Record<ValueType, string> = {
    scalar: "a number",
    vector: "an instant vector",
    range: "a range such as x[5m]",
    string: "a string",
  };
  return [{ at: arg.from, found: `${names[found]} in ${of}`, wanted: names[wanted] }];
}

function binaryProblems({ operator, left, right, bool, matching, from }: Binary): readonly PromqlProblem[] {
  const types = [typeOf(left), typeOf(right)];
  const problem = (found: string, wanted: string) => [{ at: from, found, wanted }];
  const odd = types.find((type) => type === "range" || type === "string");
  if (odd !== undefined) return problem(`${odd} beside ${operator}`, "numbers or instant vectors");
  const bothScalar = types.every((type) => type === "scalar");
  if (bool && !isComparison(operator))
    return problem(`bool after ${operator}`, "bool only after a comparison");
  if (bothScalar && isComparison(operator) && !bool)
    return problem(`two numbers beside ${operator}`, `${operator} bool between numbers`);
  const someScalar = types.includes("scalar");
  if (someScalar && isSetOperator(operator))
    return problem(`a number beside ${operator}`, "instant vectors on both sides");
  if (someScalar && matching !== undefined)
    return problem(`${matching.mode}() beside a number`, "vectors on both sides of a matching clause");
  if (matching?.group !== undefined && isSetOperator(operator))
    return problem(`group_${matching.group} after ${operator}`, "no grouping with and, or, unless");
  const shared =
    matching?.mode === "on" ? matching.include.filter((label) => matching.labels.includes(label)) : [];
  return shared.length === 0
    ? []
    : problem(
        `${shared.join(", ")} in on() and in group_${matching?.group ?? "left"}()`,
        "a label in one of the two",
      );
}
