import { alertsOf } from "../catalogue.ts";
import { everyPart } from "../promql/expression.ts";
import { isAlert } from "../rule-groups.ts";
import { requiredAlertTypes } from "../rule-types.ts";
import { type CheckContext, type CheckOutcome, errorAt, type RuleProblem, warningAt } from "./rule-check.ts";

/** Names that collide, alert types nobody watches, and recorded series that nobody reads. */
export function nameCheck(context: CheckContext): CheckOutcome {
  const problems = [
    ...collisions(context),
    ...badNames(context),
    ...unwatchedTypes(context),
    ...unusedRecordings(context),
  ];
  return {
    check: "names",
    detail: "collisions, naming, required alert types, unused recording rules",
    problems,
  };
}

function collisions({ catalogue, groups, rules }: CheckContext): readonly RuleProblem[] {
  const recordings = rules.flatMap(({ rule }) =>
    isAlert(rule) ? [] : [`${rule.record}${JSON.stringify(rule.labels ?? {})}`],
  );
  const recordedMetrics = catalogue.metrics.filter(({ name }) =>
    catalogue.recordingRules.some(({ record }) => record === name),
  );
  return [
    ...repeated(alertsOf(catalogue).map(({ alert }) => alert)).map((name) =>
      errorAt(name, "alert", "two alerts of this name", "one: silences and inhibitions go by name"),
    ),
    ...repeated(recordings).map((name) =>
      errorAt(name, "record", "recorded twice", "one rule for each series"),
    ),
    ...repeated(catalogue.metrics.map(({ name }) => name)).map((name) =>
      errorAt(name, "name", "declared twice", "one metric of this name"),
    ),
    ...recordedMetrics.map(({ name }) =>
      errorAt(name, "record", "the name of an exported metric", "a name of its own"),
    ),
    ...repeated(groups.map(({ name }) => name)).map((name) =>
      errorAt(name, "group", "two groups of this name", "one: Prometheus refuses the file"),
    ),
  ];
}

function badNames({ catalogue }: CheckContext): readonly RuleProblem[] {
  return [
    ...catalogue.recordingRules
      .filter(({ record }) => !/^[a-z_]+:[a-zA-Z0-9_]+:[a-z0-9_]+$/.test(record))
      .map(({ record }) => errorAt(record, "record", record, "level:metric:operation")),
    ...alertsOf(catalogue)
      .filter(({ alert }) => !/^[A-Z][A-Za-z0-9]+$/.test(alert))
      .map(({ alert }) => errorAt(alert, "alert", alert, "a name in CamelCase")),
    ...catalogue.metrics
      .filter(({ name, type }) => type === "counter" && !name.endsWith("_total"))
      .map(({ name }) => errorAt(name, "name", name, "a counter's name ends in _total")),
    ...catalogue.metrics
      .filter(
        ({ type, buckets }) =>
          (type === "histogram") !== (buckets !== undefined) || !isAscending(buckets ?? []),
      )
      .map(({ name }) =>
        errorAt(
          name,
          "buckets",
          "missing, unordered or not for this type",
          "ascending bounds, for histograms only",
        ),
      ),
  ];
}

function unwatchedTypes({ catalogue }: CheckContext): readonly RuleProblem[] {
  const watched = new Set(alertsOf(catalogue).map(({ alertType }) => alertType));
  return requiredAlertTypes
    .filter((type) => !watched.has(type))
    .map((type) => errorAt(type, "alertType", "no alert of this type", "at least one (OPS-MON-11)"));
}

function unusedRecordings({ catalogue, rules }: CheckContext): readonly RuleProblem[] {
  // An unreadable rule may well be the reader.
  if (rules.some(({ expression }) => expression === undefined)) return [];
  const read = new Set(
    rules.flatMap(({ expression }) =>
      expression === undefined
        ? []
        : everyPart(expression).flatMap((part) =>
            part.kind === "selector" && part.metric !== undefined ? [part.metric] : [],
          ),
    ),
  );
  return catalogue.recordingRules
    .filter(({ record }) => !read.has(record))
    .map(({ record }) =>
      warningAt(record, "record", "no rule reads it", "a reader, or no rule: every series costs memory"),
    );
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function isAscending(bounds: readonly number[]): boolean {
  return bounds.every(
    (bound, index) => index === 0 || bound > (bounds[index - 1] ?? Number.NEGATIVE_INFINITY),
  );
}
