import { metrics } from "../metrics/index.ts";
import type { Metric } from "../rule-types.ts";
import type { CaseSeries } from "./case-types.ts";

type Labels = Readonly<Record<string, string>>;

/** A value that stays, or follows a function of the seconds since the start. */
export function gauge(
  metric: string,
  labels: Labels,
  value: number | ((seconds: number) => number),
): CaseSeries {
  return { metric, labels, at: typeof value === "number" ? () => value : value };
}

/** A counter that grows evenly. */
export function counter(metric: string, labels: Labels, perSecond: number): CaseSeries {
  return { metric, labels, at: (seconds) => perSecond * seconds };
}

/** A counter that stands still: what happened before the case began is no news. */
export function still(metric: string, labels: Labels, value = 7): CaseSeries {
  return { metric, labels, at: () => value };
}

/** A counter that is exported as 0 from the start and rises once, as `conventions` ask of counters whose first step matters. */
export function event(metric: string, labels: Labels, atSeconds: number, by = 1): CaseSeries {
  return { metric, labels, at: (seconds) => (seconds < atSeconds ? 0 : by) };
}

/** A gauge that holds a point in time so many seconds before now: the clock of a case starts at 0. */
export function pastTime(metric: string, labels: Labels, ageSeconds: number): CaseSeries {
  return { metric, labels, at: () => -ageSeconds };
}

const declared: readonly Metric[] = metrics;

/**
 * Buckets of a histogram whose 95th percentile is `seconds`: the bucket that holds it gets as many events as the linear
 * interpolation of histogram_quantile needs.
 */
export function p95(metric: string, labels: Labels, seconds: number, perSecond = 10): readonly CaseSeries[] {
  const buckets = declared.find(({ name }) => name === metric)?.buckets ?? [];
  const upper = buckets.find((bound) => bound >= seconds) ?? Number.POSITIVE_INFINITY;
  const lower = Math.max(0, ...buckets.filter((bound) => bound < upper));
  const inside = (seconds - lower) / (upper - lower);
  const shareBelow = (0.95 - inside) / (1 - inside);
  if (!(shareBelow >= 0 && shareBelow <= 1))
    throw new RangeError(`${metric}: no buckets give a percentile of ${seconds}`);
  return [...buckets, Number.POSITIVE_INFINITY].map((bound) => {
    const le = bound === Number.POSITIVE_INFINITY ? "+Inf" : String(bound);
    return counter(`${metric}_bucket`, { ...labels, le }, perSecond * (bound < upper ? shareBelow : 1));
  });
}
