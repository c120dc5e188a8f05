import type { Checked, Problem } from "../../../exchange/problem.ts";

/** The highest demand of one day, in requests per second over all regions. */
export interface DayPeak {
  /** ISO 8601 date. */
  readonly date: string;
  readonly requestsPerSecond: number;
}

/** Four weeks show each weekday often enough to tell it from chance. */
const LEAST_DAYS = 28;
const MILLISECONDS_PER_DAY = 86_400_000;

/** Days since 1970-01-01, or `undefined` for anything that is no date. */
export function dayNumber(date: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) return undefined;
  return time / MILLISECONDS_PER_DAY;
}

/** The ISO date of a day number. */
export function dateOf(day: number): string {
  return new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/**
 * Reads `date,requestsPerSecond` rows of daily peaks; a first line that holds no date is taken as a header. Days must
 * grow, gaps are allowed, four weeks are the least.
 */
export function readHistoryCsv(text: string, file: string): Checked<readonly DayPeak[]> {
  const problems: Problem[] = [];
  const days: DayPeak[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const [date = "", amount = "", ...rest] = line.split(",").map((cell) => cell.trim());
    const day = dayNumber(date);
    if (index === 0 && day === undefined && !/^\d/.test(date)) continue;
    const requestsPerSecond = amount === "" ? Number.NaN : Number(amount);
    const path = `line ${index + 1}`;
    if (
      day === undefined ||
      rest.length > 0 ||
      !Number.isFinite(requestsPerSecond) ||
      requestsPerSecond <= 0
    ) {
      problems.push({
        file,
        path,
        found: JSON.stringify(line),
        wanted: "YYYY-MM-DD,requests per second above 0",
      });
      continue;
    }
    if (day <= before) problems.push({ file, path, found: date, wanted: `a day after ${dateOf(before)}` });
    before = day;
    days.push({ date, requestsPerSecond });
  }
  if (days.length < LEAST_DAYS && problems.length === 0)
    problems.push({ file, path: "", found: `${days.length} days`, wanted: `at least ${LEAST_DAYS}` });
  return problems.length === 0 ? { ok: true, value: days } : { ok: false, problems };
}
