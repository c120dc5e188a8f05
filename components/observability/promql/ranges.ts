import { type Call, type Expression, everyPart, partsOf, type Selector, unwrapped } from "./expression.ts";
import { counterFunctions, gaugeFunctions } from "./functions.ts";
import type { PromqlProblem } from "./parse.ts";
import type { KnownSeries } from "./series-labels.ts";

/** A counter read without `rate` or `increase`: allowed, and almost always a mistake. */
export interface RangeReading {
  readonly errors: readonly PromqlProblem[];
  readonly warnings: readonly PromqlProblem[];
}

/**
 * Checks that growth functions read counters, that course functions read gauges, and that every range holds at least
 * two scrapes: with one sample in it, `rate` gives nothing and the alert is silent.
 */
export function readRanges(
  expression: Expression,
  series: ReadonlyMap<string, KnownSeries>,
  scrapeSeconds: number,
): RangeReading {
  const errors = everyPart(expression).flatMap((part) =>
    part.kind === "call" ? callProblems(part, series, scrapeSeconds) : [],
  );
  return { errors, warnings: bareCounters(expression, series) };
}

function callProblems(
  { name, args, from }: Call,
  series: ReadonlyMap<string, KnownSeries>,
  scrapeSeconds: number,
): readonly PromqlProblem[] {
  const window = args.map(unwrapped).find((arg) => arg.kind === "range");
  if (window === undefined) return [];
  const problems: PromqlProblem[] = [];
  const readsGrowth = counterFunctions.has(name);
  const seconds = window.seconds;
  if (
    (readsGrowth || gaugeFunctions.has(name)) &&
    !window.subquery &&
    seconds !== undefined &&
    seconds < 2 * scrapeSeconds
  )
    problems.push({
      at: window.from,
      found: `${name}() over ${seconds} s`,
      wanted: `at least ${2 * scrapeSeconds} s, two scrape intervals`,
    });
  if (window.of.kind !== "selector") {
    if (readsGrowth)
      problems.push({
        at: from,
        found: `${name}() of a computed series`,
        wanted: `${name}() of a counter first, then sums: a sum hides restarts`,
      });
    return problems;
  }
  const { metric } = window.of;
  const known = metric === undefined ? undefined : series.get(metric);
  if (known === undefined) return problems;
  const isCounter = known.kind === "counter" || known.kind === "histogram-part";
  if (readsGrowth && !isCounter)
    problems.push({ at: from, found: `${name}() of the ${known.kind} ${metric}`, wanted: "a counter" });
  if (gaugeFunctions.has(name) && isCounter)
    problems.push({
      at: from,
      found: `${name}() of the counter ${metric}`,
      wanted: "a gauge, or rate() of the counter",
    });
  return problems;
}

/** Only existence may be asked of a counter's bare value. */
const readsExistence: ReadonlySet<string> = new Set([
  "absent",
  "absent_over_time",
  "count",
  "group",
  "changes",
  "timestamp",
  "present_over_time",
  "count_over_time",
]);

function bareCounters(
  expression: Expression,
  series: ReadonlyMap<string, KnownSeries>,
): readonly PromqlProblem[] {
  const visit = (part: Expression, excused: boolean): readonly Selector[] => {
    if (part.kind === "selector") return excused ? [] : [part];
    const name = part.kind === "call" ? part.name : part.kind === "aggregate" ? part.operator : undefined;
    const excuses = name !== undefined && (counterFunctions.has(name) || readsExistence.has(name));
    return partsOf(part).flatMap((inner) => visit(inner, excused || excuses));
  };
  return visit(expression, false)
    .filter(({ metric }) => {
      const kind = series.get(metric ?? "")?.kind;
      return kind === "counter" || kind === "histogram-part";
    })
    .map(({ metric, from }) => ({
      at: from,
      found: `the bare counter ${metric}`,
      wanted: "rate() or increase() of it: the value depends on the last restart",
    }));
}
