import type { CaseSeries } from "./case-types.ts";

/** A series in promtool's notation. */
export interface InputSeries {
  readonly series: string;
  readonly values: string;
}

/** Samples a series every `sampleSeconds` from 0 to `endSeconds`, straight stretches written short (`a+bxn`). */
export function inputSeries(
  { metric, labels, at }: CaseSeries,
  sampleSeconds: number,
  endSeconds: number,
): InputSeries {
  const values = Array.from({ length: Math.floor(endSeconds / sampleSeconds) + 1 }, (_, index) =>
    at(index * sampleSeconds),
  );
  return { series: seriesName(metric, labels), values: stretches(values).join(" ") };
}

/** `metric{a="b"}` with labels in order. */
export function seriesName(metric: string, labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${metric}{${pairs.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(",")}}`;
}

function stretches(values: readonly number[]): readonly string[] {
  const written: string[] = [];
  let start = 0;
  while (start < values.length) {
    const first = values[start] ?? 0;
    const step = (values[start + 1] ?? first) - first;
    let end = start + 1;
    while (end < values.length && isNear(values[end] ?? 0, first + step * (end - start))) end += 1;
    const length = end - start;
    written.push(
      length === 1
        ? plain(first)
        : `${plain(first)}${step < 0 ? "-" : "+"}${plain(Math.abs(step))}x${length - 1}`,
    );
    start = end;
  }
  return written;
}

const isNear = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));

/** Plain digits: promtool's notation has no exponents. */
function plain(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return value.toFixed(12).replace(/0+$/, "");
}
