import type { Audited } from "../audited.ts";
import type { Context } from "../rule.ts";
import { and, because, type Judgement, no, or, type Truth, truth, when } from "../truth.ts";
import { isSet, matches } from "../view.ts";
import { baselineHolds, STACK } from "./baseline.ts";

const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** Some alarm of the stack watches the metric that the filter counts into. */
function alarmed(filter: Audited, { estate }: Context): Truth {
  const name = filter.at("metricTransformation.name");
  return or(
    ...estate.ofType(ALARM).map((alarm) => {
      const watched = alarm.at("metricName");
      if (name.unknown || watched.unknown) return truth(undefined, watched.path);
      return truth(name.value !== undefined && name.value === watched.value, watched.path);
    }),
    no,
  );
}

/** A filter for one of the patterns needs its alarm; a baseline stack needs an alarmed filter for every pattern. */
export function alarmedFilter(subject: Audited, context: Context, patterns: readonly RegExp[]): Judgement {
  if (subject.type === STACK) {
    const filters = context.estate.ofType(FILTER);
    const covered = (pattern: RegExp) =>
      or(
        ...filters.map((filter) => and(matches(filter.at("pattern"), pattern), alarmed(filter, context))),
        no,
      );
    return baselineHolds(subject, context, () =>
      because("no filter with an alarm for this kind of event", and(...patterns.map(covered))),
    );
  }
  return when(
    or(...patterns.map((pattern) => matches(subject.at("pattern"), pattern))),
    "a filter for other events",
    () =>
      and(
        isSet(subject.at("metricTransformation.name")),
        because("no MetricAlarm watches the filter's metric", alarmed(subject, context)),
      ),
  );
}
