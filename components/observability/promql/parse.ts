import type { SyntaxNode, Tree } from "@lezer/common";
import { parser } from "@prometheus-io/lezer-promql";
import { secondsOf } from "../durations.ts";
import type { Aggregate, Binary, Expression, Matcher, Matching, Range, Selector } from "./expression.ts";
import { unquoted } from "./quoted.ts";

/** Something wrong at a place in a PromQL text. */
export interface PromqlProblem {
  /** Characters before the mistake. */
  readonly at: number;
  readonly found: string;
  readonly wanted: string;
}

export type Parsed =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly problems: readonly PromqlProblem[] };

/**
 * Reads PromQL with the grammar of the Prometheus project. Every syntax error has its position.
 *
 * @example
 * parsePromql("sum by (region) (rate(x_total[5m])") // ok: false, at 34: the closing parenthesis
 */
export function parsePromql(text: string): Parsed {
  if (text.trim() === "")
    return { ok: false, problems: [{ at: 0, found: "nothing", wanted: "a PromQL expression" }] };
  const problems: PromqlProblem[] = [];
  const tree = parser.parse(text);
  tree.iterate({
    enter: ({ type, from, to }) => {
      // The parser recovers after an error; what follows the first one is mostly its echo.
      if (type.isError && problems.length === 0) problems.push(syntaxProblem(text, from));
      if (type.name === "StringLiteral" && unquoted(text.slice(from, to)) === undefined)
        problems.push({
          at: from,
          found: text.slice(from, to),
          wanted: "a closed string with valid escapes",
        });
      problems.push(...lexicalProblems(type.name, text.slice(from, to), from));
    },
  });
  const top = parser.parse(withoutTimeShifts(tree, text, problems)).topNode.firstChild;
  if (problems.length > 0) return { ok: false, problems };
  if (top === null) return { ok: false, problems: [syntaxProblem(text, 0)] };
  return { ok: true, expression: convert(top, text) };
}

/** `@ end()`, `@ 1609746000` or `offset 1h` just before the next of them. */
const earlierShift = /(@\s*((start|end)\s*\(\s*\)|[-+]?[\d.eE_]+)|\boffset\s+-?\w+)\s*$/i;

/**
 * Blanks out `offset 1w` and `@ end()`. The grammar hangs them on the whole expression before them where Prometheus
 * hangs them on the selector, which would turn precedence around; they change neither types nor labels.
 */
function withoutTimeShifts(tree: Tree, text: string, problems: PromqlProblem[]): string {
  let masked = text;
  tree.iterate({
    enter: ({ node, name, to }) => {
      const shift =
        name === "OffsetExpr"
          ? node.getChild("Offset")
          : name === "StepInvariantExpr"
            ? node.getChild("At")
            : null;
      if (shift === null) return;
      const before = text.slice(0, shift.from).replace(earlierShift, "").trimEnd();
      if (before.endsWith(")") || /(^|[^\w:])[\d.]+$/.test(before))
        problems.push({
          at: shift.from,
          found: text.slice(shift.from, to),
          wanted: "it right after a selector, a range or a subquery",
        });
      masked = masked.slice(0, shift.from) + " ".repeat(to - shift.from) + masked.slice(to);
    },
  });
  return masked;
}

/** What the grammar lets through and Prometheus does not: a name given twice, an empty window. */
function lexicalProblems(node: string, text: string, at: number): readonly PromqlProblem[] {
  if (node === "VectorSelector" && /^[a-zA-Z_:][\w:]*\s*\{.*__name__\s*=[^~]/s.test(text))
    return [{ at, found: text, wanted: "the metric name once" }];
  if (node === "DurationExpr" && /^0+[a-z]*$/.test(text))
    return [{ at, found: `[${text}]`, wanted: "a window longer than nothing" }];
  return [];
}

function syntaxProblem(text: string, at: number): PromqlProblem {
  const rest = text.slice(at).trimStart();
  const found = rest === "" ? "the end" : `"${rest.slice(0, 20)}"`;
  return {
    at,
    found,
    wanted: `PromQL that continues after "${text.slice(Math.max(0, at - 20), at).trim()}"`,
  };
}

function convert(node: SyntaxNode, text: string): Expression {
  const span = { from: node.from, to: node.to };
  const textOf = (part: SyntaxNode | null) => (part === null ? "" : text.slice(part.from, part.to));
  const inner = () => convert(expressionsIn(node)[0] ?? node, text);
  switch (node.name) {
    case "NumberDurationLiteral":
      return { kind: "number", ...span, value: numberOf(textOf(node)) };
    case "StringLiteral":
      return { kind: "string", ...span, value: unquoted(textOf(node)) ?? "" };
    case "VectorSelector":
      return selector(node, textOf);
    case "MatrixSelector":
    case "SubqueryExpr":
      return range(node, text);
    case "FunctionCall":
      return {
        kind: "call",
        ...span,
        name: textOf(node.getChild("FunctionIdentifier")),
        args: argumentsOf(node, text),
      };
    case "AggregateExpr":
      return aggregate(node, text);
    case "BinaryExpr":
      return binary(node, text);
    case "UnaryExpr":
      return { kind: "wrapped", ...span, by: "sign", of: inner() };
    default:
      return { kind: "wrapped", ...span, by: "parentheses", of: inner() };
  }
}

function selector(node: SyntaxNode, textOf: (part: SyntaxNode | null) => string): Selector {
  const name = node.getChild("Identifier");
  const list = node.getChild("LabelMatchers");
  const matchers: Matcher[] = [];
  let quotedName: string | undefined;
  for (const child of childrenOf(list)) {
    const isMatcher = child.name === "UnquotedLabelMatcher" || child.name === "QuotedLabelMatcher";
    if (child.name === "QuotedLabelName") quotedName = unquoted(textOf(child));
    if (!isMatcher) continue;
    const label = child.getChild("LabelName") ?? child.getChild("QuotedLabelName");
    const value = child.getChild("StringLiteral");
    const operator = textOf(child.getChild("MatchOp")) as Matcher["operator"];
    const labelText = textOf(label);
    matchers.push({
      label: unquoted(labelText) ?? labelText,
      operator,
      value: unquoted(textOf(value)) ?? "",
    });
  }
  const named = matchers.find(({ label, operator }) => label === "__name__" && operator === "=")?.value;
  const metric = name === null ? (quotedName ?? named) : textOf(name);
  const rest = matchers.filter(({ label }) => label !== "__name__");
  return {
    kind: "selector",
    from: node.from,
    to: node.to,
    ...(metric === undefined ? {} : { metric }),
    matchers: rest,
  };
}

function range(node: SyntaxNode, text: string): Range {
  const of = expressionsIn(node)[0];
  const duration = node.getChild("DurationExpr");
  const seconds = duration === null ? undefined : secondsOf(text.slice(duration.from, duration.to).trim());
  return {
    kind: "range",
    from: node.from,
    to: node.to,
    subquery: node.name === "SubqueryExpr",
    of: convert(of ?? node, text),
    ...(seconds === undefined ? {} : { seconds }),
  };
}

function aggregate(node: SyntaxNode, text: string): Aggregate {
  const operator = node.getChild("AggregateOp");
  const modifier = node.getChild("AggregateModifier");
  const grouping =
    modifier === null
      ? {}
      : {
          grouping: {
            mode: modifier.getChild("By") === null ? ("without" as const) : ("by" as const),
            labels: groupingLabels(modifier.getChild("GroupingLabels"), text),
          },
        };
  return {
    kind: "aggregate",
    from: node.from,
    to: node.to,
    operator: operator === null ? "" : text.slice(operator.from, operator.to).toLowerCase(),
    ...grouping,
    args: argumentsOf(node, text),
  };
}

function binary(node: SyntaxNode, text: string): Binary {
  const [left, right] = expressionsIn(node);
  const clause = node.getChild("MatchingModifierClause");
  const operator = childrenOf(node)[1];
  return {
    kind: "binary",
    from: node.from,
    to: node.to,
    operator: operator === undefined ? "" : text.slice(operator.from, operator.to).toLowerCase(),
    bool: node.getChild("BoolModifier") !== null,
    ...(clause === null ? {} : { matching: matchingOf(clause, text) }),
    left: convert(left ?? node, text),
    right: convert(right ?? node, text),
  };
}

function matchingOf(clause: SyntaxNode, text: string): Matching {
  const [own, include] = clause.getChildren("GroupingLabels");
  const group = clause.getChild("GroupLeft") ? "left" : clause.getChild("GroupRight") ? "right" : undefined;
  return {
    mode: clause.getChild("On") === null ? "ignoring" : "on",
    labels: groupingLabels(own ?? null, text),
    ...(group === undefined ? {} : { group }),
    include: groupingLabels(include ?? null, text),
  };
}

function groupingLabels(list: SyntaxNode | null, text: string): readonly string[] {
  return childrenOf(list)
    .filter(({ name }) => name === "LabelName" || name === "QuotedLabelName")
    .map(({ from, to }) => unquoted(text.slice(from, to)) ?? text.slice(from, to));
}

function argumentsOf(node: SyntaxNode, text: string): readonly Expression[] {
  return expressionsIn(node.getChild("FunctionCallBody")).map((part) => convert(part, text));
}

const expressionsIn = (node: SyntaxNode | null) => childrenOf(node).filter(({ type }) => type.is("Expr"));

function childrenOf(node: SyntaxNode | null): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node?.firstChild ?? null; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

function numberOf(literal: string): number {
  const plain = literal.replaceAll("_", "").toLowerCase();
  const sign = plain.startsWith("-") ? -1 : 1;
  const digits = plain.replace(/^[+-]/, "");
  if (digits === "inf") return sign * Number.POSITIVE_INFINITY;
  return sign * (secondsOf(digits) ?? Number(digits));
}
