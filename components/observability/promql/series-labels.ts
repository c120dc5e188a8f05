import type { Metric } from "../rule-types.ts";
import type { PromqlProblem } from "./parse.ts";

/** The labels a series can carry; `any` when its metric is unknown, so that one mistake is told once. */
export type SeriesLabels = ReadonlySet<string> | "any";

/** What is known of a series name. */
export interface KnownSeries {
  readonly kind: "counter" | "gauge" | "histogram-part" | "recorded";
  readonly labels: SeriesLabels;
  /** Bucket bounds of the histogram behind an `_bucket` series. */
  readonly buckets?: readonly number[];
}

/** Prometheus itself puts these on every scraped series. */
const targetLabels = ["job", "instance"];

/** Every series name that the declared metrics bring, histograms with their three parts. */
export function knownSeries(metrics: readonly Metric[]): Map<string, KnownSeries> {
  const series = new Map<string, KnownSeries>([["ALERTS", { kind: "gauge", labels: "any" }]]);
  for (const { name, type, labels, buckets } of metrics) {
    const all = [...labels, ...targetLabels];
    if (type !== "histogram") {
      series.set(name, { kind: type, labels: new Set(all) });
      continue;
    }
    const bounds = buckets === undefined ? {} : { buckets };
    series.set(`${name}_bucket`, { kind: "histogram-part", labels: new Set([...all, "le"]), ...bounds });
    series.set(`${name}_count`, { kind: "histogram-part", labels: new Set(all) });
    series.set(`${name}_sum`, { kind: "histogram-part", labels: new Set(all) });
  }
  return series;
}

/** Labels of an expression, and the labels in it that its series do not carry. */
export interface LabelReading {
  readonly labels: SeriesLabels;
  readonly problems: readonly PromqlProblem[];
}
