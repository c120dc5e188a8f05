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

/** The name nearest to a mistyped one, to propose; `undefined` when nothing is near. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const candidate of names) {
    if (Math.abs(candidate.length - name.length) > 4) continue;
    const distance = editDistance(name, candidate);
    if (distance <= 4 && (best === undefined || distance < best.distance))
      best = { name: candidate, distance };
  }
  return best?.name;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Labels of an expression, and the labels in it that its series do not carry. */
export interface LabelReading {
  readonly labels: SeriesLabels;
  readonly problems: readonly PromqlProblem[];
}
