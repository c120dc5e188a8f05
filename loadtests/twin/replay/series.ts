import type { Checked, Problem } from "../../../exchange/problem.ts";
import type { MultiplierPiece } from "../demand/surge.ts";

/** A demand series of the user's own: times the reference load, each value held until the next. */
export interface ReplaySeries {
  readonly pieces: readonly MultiplierPiece[];
  /** True when the series is measured load, so that the declared day curves must not be applied on top. */
  readonly withoutShape: boolean;
}

/**
 * Reads `second,multiplier` rows; a first line that is no number is taken as a header. Seconds must grow.
 *
 * @example
 * readReplayCsv("second,multiplier\n0,1\n60,12.5", "winter.csv")
 */
export function readReplayCsv(text: string, file: string): Checked<ReplaySeries> {
  const problems: Problem[] = [];
  const rows: { second: number; value: number; path: string }[] = [];
  const lines = text.split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const cells = line.split(",").map((cell) => cell.trim());
    if (rows.length === 0 && problems.length === 0 && index === 0 && !isNumber(cells[0])) continue;
    const path = `line ${index + 1}`;
    const [second, value] = cells;
    if (cells.length !== 2 || !isNumber(second) || !isNumber(value))
      problems.push({ file, path, found: JSON.stringify(line), wanted: "second,multiplier as two numbers" });
    else rows.push({ second: Number(second), value: Number(value), path });
  }
  return toSeries(rows, problems, file, false);
}

/**
 * Reads the answer of Prometheus' `query_range` for a query of requests per second. All series of the answer are
 * added up; the first sample becomes second 0.
 *
 * @param referenceRequestsPerSecond the load that counts as 1
 */
export function readPrometheusRange(
  text: string,
  file: string,
  referenceRequestsPerSecond: number,
): Checked<ReplaySeries> {
  const problem = (path: string, found: string, wanted: string): Checked<ReplaySeries> => ({
    ok: false,
    problems: [{ file, path, found, wanted }],
  });
  if (!(referenceRequestsPerSecond > 0))
    return problem("reference", String(referenceRequestsPerSecond), "requests per second above 0");
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return problem("", "text that is no JSON", "an answer of /api/v1/query_range");
  }
  const status = field(answer, "status");
  if (status !== "success") return problem("status", JSON.stringify(status ?? null), '"success"');
  const data = field(answer, "data");
  const kind = field(data, "resultType");
  if (kind !== "matrix")
    return problem("data.resultType", JSON.stringify(kind ?? null), '"matrix" (a range query)');
  const result = field(data, "result");
  if (!Array.isArray(result) || result.length === 0)
    return problem("data.result", "no series", "at least one series");
  const problems: Problem[] = [];
  const totals = new Map<number, { value: number; path: string }>();
  for (const [s, series] of result.entries()) {
    const values = field(series, "values");
    const path = `data.result.${s}.values`;
    if (!Array.isArray(values)) {
      problems.push({ file, path, found: "no list", wanted: "[time, value] pairs" });
      continue;
    }
    let before = Number.NEGATIVE_INFINITY;
    for (const [i, pair] of values.entries()) {
      const [time, value] = Array.isArray(pair) ? (pair as readonly unknown[]) : [];
      const at = `${path}.${i}`;
      const known = typeof time === "number" && Number.isFinite(time) && isNumber(value);
      if (!known || time <= before) {
        problems.push({
          file,
          path: at,
          found: JSON.stringify(pair),
          wanted: "a later time and a number as text",
        });
        continue;
      }
      before = time;
      const second = Math.round(time);
      totals.set(second, { value: (totals.get(second)?.value ?? 0) + Number(value), path: at });
    }
  }
  const times = [...totals].sort(([a], [b]) => a - b);
  const start = times[0]?.[0] ?? 0;
  const rows = times.map(([time, { value, path }]) => ({
    second: time - start,
    value: value / referenceRequestsPerSecond,
    path,
  }));
  return toSeries(rows, problems, file, true);
}

function toSeries(
  rows: readonly { readonly second: number; readonly value: number; readonly path: string }[],
  problems: Problem[],
  file: string,
  withoutShape: boolean,
): Checked<ReplaySeries> {
  if (rows.length === 0 && problems.length === 0)
    problems.push({ file, path: "", found: "no rows", wanted: "at least one second and its load" });
  let before = Number.NEGATIVE_INFINITY;
  for (const { second, value, path } of rows) {
    if (!Number.isInteger(second) || second < 0)
      problems.push({ file, path, found: `second ${second}`, wanted: "a whole second of at least 0" });
    else if (second <= before)
      problems.push({
        file,
        path,
        found: `second ${second} after ${before}`,
        wanted: "seconds in growing order",
      });
    if (value < 0) problems.push({ file, path, found: `load ${value}`, wanted: "at least 0" });
    before = second;
  }
  if (problems.length > 0) return { ok: false, problems };
  const first = rows[0];
  const lead: MultiplierPiece = {
    fromSeconds: Number.NEGATIVE_INFINITY,
    // The lead-in is the series' own first level, or the reference when it starts later.
    value: withoutShape ? (first?.value ?? 1) : 1,
    slopePerSecond: 0,
  };
  const pieces = rows.map(({ second, value }) => ({ fromSeconds: second, value, slopePerSecond: 0 }));
  return { ok: true, value: { pieces: [lead, ...pieces], withoutShape } };
}

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function isNumber(text: unknown): boolean {
  return typeof text === "string" && text.trim() !== "" && Number.isFinite(Number(text));
}
