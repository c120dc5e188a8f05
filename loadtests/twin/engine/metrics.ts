import type { MetricSpec } from "../hpa/spec.ts";

const REQUEST_RATE = /request.*(rate|per_?second)|(^|_)(rps|qps)(_|$)|requests?_total/i;

/** True for a metric that the twin knows to be the service's own requests per second. */
export function isRequestRate(metric: MetricSpec): boolean {
  return (metric.kind === "external" || metric.kind === "object") && REQUEST_RATE.test(metric.metric);
}

/** Metrics of an autoscaler that the twin cannot compute; a forecast that would need them is unknown. */
export function unmodelledMetrics(metrics: readonly MetricSpec[]): readonly string[] {
  return metrics.flatMap((metric) => {
    if (metric.kind === "resource") return metric.resource === "cpu" ? [] : [`resource ${metric.resource}`];
    if (metric.kind === "pods") return [`pods metric ${metric.metric}`];
    return isRequestRate(metric) ? [] : [`${metric.kind} metric ${metric.metric}`];
  });
}
