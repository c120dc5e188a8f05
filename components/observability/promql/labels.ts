import { nearestName } from "../near-names.ts";
import type { Aggregate, Binary, Call, Expression, Selector } from "./expression.ts";
import type { PromqlProblem } from "./parse.ts";
import type { KnownSeries, LabelReading, SeriesLabels } from "./series-labels.ts";
import { isSetOperator, safeRegex, typeOf } from "./value-types.ts";

/**
 * Follows labels through an expression as Prometheus does (promql/engine.go: `resultMetric`, `aggregation`), to tell
 * which ones an alert's text may use and where the expression names a metric or a label that cannot exist.
 */
export function readLabels(expression: Expression, series: ReadonlyMap<string, KnownSeries>): LabelReading {
  const read = (part: Expression) => readLabels(part, series);
  switch (expression.kind) {
    case "selector":
      return selectorLabels(expression, series);
    case "range":
    case "wrapped":
      return read(expression.of);
    case "aggregate":
      return aggregateLabels(expression, read);
    case "call":
      return callLabels(expression, read);
    case "binary":
      return binaryLabels(expression, read(expression.left), read(expression.right));
    default:
      return { labels: new Set(), problems: [] };
  }
}

function selectorLabels(
  { metric, matchers, from }: Selector,
  series: ReadonlyMap<string, KnownSeries>,
): LabelReading {
  const known = metric === undefined ? undefined : series.get(metric);
  const problems: PromqlProblem[] = [];
  if (metric !== undefined && known === undefined) {
    const near = nearestName(metric, series.keys());
    const parts = series.has(`${metric}_bucket`) ? "its _bucket, _count or _sum series" : "a declared metric";
    problems.push({
      at: from,
      found: `unknown metric ${metric}`,
      wanted: near === undefined ? parts : `${parts}, perhaps ${near}`,
    });
  }
  const labels = known?.labels ?? "any";
  for (const { label, operator, value } of matchers) {
    if (!has(labels, label)) problems.push(unknownLabel(from, label, labels, metric ?? "the selector"));
    const isPattern = operator === "=~" || operator === "!~";
    if (isPattern && safeRegex(value) === undefined)
      problems.push({ at: from, found: `${label}${operator}"${value}"`, wanted: "a regular expression" });
    if (label === "le" && known?.buckets !== undefined && !readsBound(operator, value, known.buckets))
      problems.push({
        at: from,
        found: `le${operator}"${value}"`,
        wanted: `a bucket bound of ${metric}: ${known.buckets.join(", ")}`,
      });
  }
  return { labels, problems };
}

/** Servers before Prometheus 3 write the bound 1 as `1`, later ones as `1.0`. */
function readsBound(operator: string, value: string, buckets: readonly number[]): boolean {
  const written = [...buckets.flatMap((bound) => [String(bound), bound.toFixed(1)]), "+Inf"];
  if (operator === "=") return written.includes(value);
  if (operator === "=~") return written.some((bound) => safeRegex(value)?.test(bound) ?? false);
  return true;
}

function aggregateLabels(
  { operator, grouping, args, from }: Aggregate,
  read: (part: Expression) => LabelReading,
): LabelReading {
  const readings = args.map(read);
  const inner = readings.at(-1)?.labels ?? "any";
  const problems = readings.flatMap((reading) => reading.problems);
  const missing = (grouping?.labels ?? []).filter((label) => !has(inner, label));
  problems.push(...missing.map((label) => unknownLabel(from, label, inner, operator)));
  if (["topk", "bottomk", "limitk", "limit_ratio"].includes(operator)) return { labels: inner, problems };
  const kept = new Set(
    grouping === undefined
      ? []
      : grouping.mode === "by"
        ? grouping.labels
        : inner === "any"
          ? []
          : [...inner].filter((label) => !grouping.labels.includes(label)),
  );
  const counted = operator === "count_values" ? args[0] : undefined;
  if (counted?.kind === "string") kept.add(counted.value);
  return { labels: grouping?.mode === "without" && inner === "any" ? "any" : kept, problems };
}

function callLabels({ name, args, from }: Call, read: (part: Expression) => LabelReading): LabelReading {
  const readings = args.map(read);
  const problems = readings.flatMap((reading) => reading.problems);
  const vector =
    readings[args.findIndex((arg) => ["vector", "range"].includes(typeOf(arg)))]?.labels ?? new Set<string>();
  const added = args[1]?.kind === "string" ? args[1].value : undefined;
  if ((name === "label_replace" || name === "label_join") && added !== undefined)
    return { labels: vector === "any" ? "any" : new Set([...vector, added]), problems };
  if (name === "histogram_quantile" || name === "histogram_fraction") {
    if (!has(vector, "le"))
      problems.push({
        at: from,
        found: `${name}() over series without le`,
        wanted: "le kept by the aggregation inside",
      });
    return { labels: without(vector, ["le"]), problems };
  }
  if (name === "absent" || name === "absent_over_time") return { labels: absentLabels(args[0]), problems };
  if (name === "scalar" || name === "vector") return { labels: new Set(), problems };
  return { labels: name === "info" ? "any" : vector, problems };
}

/** `absent(x{a="b"})` carries the labels its matchers pin down. */
function absentLabels(argument: Expression | undefined): SeriesLabels {
  const selector = argument?.kind === "range" ? argument.of : argument;
  if (selector?.kind !== "selector") return new Set();
  return new Set(selector.matchers.filter(({ operator }) => operator === "=").map(({ label }) => label));
}

function binaryLabels(expression: Binary, left: LabelReading, right: LabelReading): LabelReading {
  const { operator, matching, from } = expression;
  const problems = [...left.problems, ...right.problems];
  if (typeOf(expression.left) === "scalar") return { labels: right.labels, problems };
  if (typeOf(expression.right) === "scalar") return { labels: left.labels, problems };
  for (const side of [left, right])
    if (matching?.mode === "on")
      problems.push(
        ...matching.labels
          .filter((label) => !has(side.labels, label))
          .map((label) => unknownLabel(from, label, side.labels, `on() of ${operator}`)),
      );
  if (operator === "or") return { labels: both(left.labels, right.labels), problems };
  if (matching?.mode !== "on") {
    const ignored = matching?.labels ?? [];
    const differ = difference(without(left.labels, ignored), without(right.labels, ignored));
    if (differ.length > 0)
      problems.push({
        at: from,
        found: `sides of ${operator} that differ in ${differ.join(", ")}`,
        wanted: "the same labels on both sides, or on() / ignoring(): otherwise they never match",
      });
  }
  if (isSetOperator(operator)) return { labels: left.labels, problems };
  return { labels: matchedLabels(matching, left.labels, right.labels), problems };
}

function matchedLabels(matching: Binary["matching"], left: SeriesLabels, right: SeriesLabels): SeriesLabels {
  if (matching?.group !== undefined) {
    const many = matching.group === "left" ? left : right;
    return many === "any" ? "any" : new Set([...many, ...matching.include]);
  }
  if (matching?.mode === "on") return new Set(matching.labels);
  return without(left, matching?.labels ?? []);
}

const has = (labels: SeriesLabels, label: string) => labels === "any" || labels.has(label);

function without(labels: SeriesLabels, removed: readonly string[]): SeriesLabels {
  return labels === "any" ? "any" : new Set([...labels].filter((label) => !removed.includes(label)));
}

function both(left: SeriesLabels, right: SeriesLabels): SeriesLabels {
  if (left === "any") return right;
  return right === "any" ? left : left.intersection(right);
}

function difference(left: SeriesLabels, right: SeriesLabels): readonly string[] {
  return left === "any" || right === "any" ? [] : [...left.symmetricDifference(right)];
}

function unknownLabel(at: number, label: string, labels: SeriesLabels, where: string): PromqlProblem {
  const known = labels === "any" || labels.size === 0 ? "no label" : [...labels].join(", ");
  return { at, found: `unknown label ${label} in ${where}`, wanted: `one of ${known}` };
}
