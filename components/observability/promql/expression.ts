/** Where a piece of PromQL stands in its text, in characters. */
interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Matcher {
  readonly label: string;
  readonly operator: "=" | "!=" | "=~" | "!~";
  readonly value: string;
}

export interface Selector extends Span {
  readonly kind: "selector";
  readonly metric?: string;
  readonly matchers: readonly Matcher[];
}

export interface Matching {
  readonly mode: "on" | "ignoring";
  readonly labels: readonly string[];
  readonly group?: "left" | "right";
  /** Labels that the "one" side lends to the "many" side. */
  readonly include: readonly string[];
}

export interface Binary extends Span {
  readonly kind: "binary";
  readonly operator: string;
  readonly bool: boolean;
  readonly matching?: Matching;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Aggregate extends Span {
  readonly kind: "aggregate";
  readonly operator: string;
  readonly grouping?: { readonly mode: "by" | "without"; readonly labels: readonly string[] };
  readonly args: readonly Expression[];
}

export interface Call extends Span {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly Expression[];
}

/** A window of samples: `x[5m]` or, with `subquery`, `x[5m:30s]`. */
export interface Range extends Span {
  readonly kind: "range";
  readonly of: Expression;
  readonly subquery: boolean;
  /** Absent when the window is computed and not a literal. */
  readonly seconds?: number;
}

/** Parentheses and signs, which change no type and no label. */
export interface Wrapped extends Span {
  readonly kind: "wrapped";
  readonly by: "parentheses" | "sign";
  readonly of: Expression;
}

export interface NumberLiteral extends Span {
  readonly kind: "number";
  readonly value: number;
}

export interface StringLiteral extends Span {
  readonly kind: "string";
  readonly value: string;
}

/** PromQL as a tree, free of the parser's own node names. */
export type Expression =
  | Selector
  | Binary
  | Aggregate
  | Call
  | Range
  | Wrapped
  | NumberLiteral
  | StringLiteral;

/** The parts of an expression, left to right. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "binary":
      return [expression.left, expression.right];
    case "aggregate":
    case "call":
      return expression.args;
    case "range":
    case "wrapped":
      return [expression.of];
    default:
      return [];
  }
}

/** An expression and all its parts, outermost first. */
export function everyPart(expression: Expression): readonly Expression[] {
  return [expression, ...partsOf(expression).flatMap(everyPart)];
}

/** The expression inside parentheses and signs. */
export function unwrapped(expression: Expression): Exclude<Expression, Wrapped> {
  return expression.kind === "wrapped" ? unwrapped(expression.of) : expression;
}
