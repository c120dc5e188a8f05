import type { ObjectiveResult } from "../../exchange/season.ts";
import { formatList, formatMetric, formatNumber, formatShare } from "./format.ts";

const metricNames: ReadonlyMap<string, string> = new Map([
  ["emergency_alert_seconds", "emergency alert"],
  ["emergency_data_seconds", "emergency data"],
  ["emergency_comm_success_percent", "emergency comms"],
  ["emergency_availability_percent", "emergency availability"],
  ["escalation_seconds", "escalation"],
  ["record_access_seconds", "record access"],
  ["audit_log_lag_seconds", "audit log lag"],
  ["db_p95_seconds", "database p95"],
  ["api_p95_ms", "API p95"],
  ["api_p99_ms", "API p99"],
  ["error_percent", "error rate"],
  ["availability_percent", "availability"],
  ["concurrent_users", "concurrent users"],
]);
const comparisonWords: ReadonlyMap<string, string> = new Map([
  ["<", "below"],
  ["<=", "at most"],
  [">", "above"],
  [">=", "at least"],
]);
const mostDecimals = 9;
/** `brief` leaves out the further limits of the same metric. */
export type ClauseDetail = "full" | "brief";

/** As many broken objectives as a sentence holds. */
const mostNamed = 2;

/** What a metric measures, in words; a metric nobody named keeps its own name without the unit. */
export function metricName(metric: string): string {
  return metricNames.get(metric) ?? metric.replace(/_(seconds|ms|percent)$/, "").replaceAll("_", " ");
}

/** An objective's metric, and its kind where one metric may have several limits. */
export function objectiveName({ metric, severity }: Pick<ObjectiveResult, "metric" | "severity">): string {
  return severity === "objective" ? metricName(metric) : `${metricName(metric)} ${severity}`;
}

/** The limit in words: `at least 99.99%`, `below 100 ms`. */
export function limitWords({ metric, comparison, limit }: ObjectiveResult): string {
  return `${comparisonWords.get(comparison) ?? comparison} ${formatLimit(metric, limit)}`;
}

/** A limit in the unit its metric's name ends with; a percentage keeps every digit. */
export function formatLimit(metric: string, limit: number): string {
  return metric.endsWith("_percent") && Number.isFinite(limit)
    ? `${formatNumber(limit, mostDecimals)}%`
    : formatMetric(metric, limit);
}

/**
 * A measured value in the unit its metric's name ends with (`_seconds`, `_ms`, `_percent`), rounded only as far
 * as it stays on its side of the limits it is read beside: 99.9896 beside 99.99 is not "99.99%". `null` is a
 * value that grew without bound.
 *
 * @example
 * formatMeasured("availability_percent", 99.8182, [99.99]) // "99.82%"
 */
export function formatMeasured(metric: string, value: number | null, limits: readonly number[] = []): string {
  if (value === null) return "without bound";
  if (!Number.isFinite(value)) return formatNumber(value);
  const others = limits.filter((limit) => limit !== value && Number.isFinite(limit));
  if (metric.endsWith("_percent")) return percentText(value, others);
  const limitTexts = others.map((limit) => formatLimit(metric, limit));
  const texts = [formatMetric(metric, value), ...finerTexts(metric, value)];
  return texts.find((text) => !limitTexts.includes(text)) ?? texts[0] ?? "";
}

/** No share short of all reads as all, none above nothing as nothing, and none crosses a limit by rounding. */
function percentText(value: number, limits: readonly number[]): string {
  const bounds = [...limits, 0, 100];
  for (let decimals = 2; decimals <= mostDecimals; decimals += 1) {
    const shown = Number(value.toFixed(decimals));
    if (bounds.every((bound) => Math.sign(shown - bound) === Math.sign(value - bound)))
      return `${formatNumber(shown, decimals)}%`;
  }
  return formatShare(value / 100);
}

function finerTexts(metric: string, value: number): readonly string[] {
  const decimals = Array.from({ length: mostDecimals }, (_, index) => index + 1);
  const seconds = metric.endsWith("_ms") ? value / 1000 : metric.endsWith("_seconds") ? value : undefined;
  if (seconds === undefined) return decimals.map((digits) => formatNumber(value, digits));
  return decimals.map((digits) =>
    seconds < 1 ? `${formatNumber(seconds * 1000, digits)} ms` : `${formatNumber(seconds, digits)} s`,
  );
}

/**
 * Broken objectives as clauses, one per metric, the first ones first: `availability 99.82%, wanted at least 99.99%
 * (floor: 99.9%)`. A number that breaks two limits is said once.
 */
export function brokenClauses(
  broken: readonly ObjectiveResult[],
  detail: ClauseDetail = "full",
): readonly string[] {
  const groups = [...Map.groupBy(broken, ({ metric }) => metric).values()];
  const clauses = groups.slice(0, mostNamed).flatMap((group) => {
    const [first, ...others] = group;
    if (first === undefined) return [];
    const limits = group.map(({ limit }) => limit);
    const also = detail === "brief" ? [] : [...new Set(others.map(otherLimit))];
    const beside = also.length === 0 ? "" : ` (${formatList(also)})`;
    const value = formatMeasured(first.metric, first.value, limits);
    return [`${metricName(first.metric)} ${value}, wanted ${limitWords(first)}${beside}`];
  });
  const rest = groups
    .slice(mostNamed)
    .flatMap(([first]) => (first === undefined ? [] : metricName(first.metric)));
  return rest.length === 0 ? clauses : [...clauses, `also broken: ${formatList(rest)}`];
}

function otherLimit(objective: ObjectiveResult): string {
  return objective.severity === "floor"
    ? `floor: ${formatLimit(objective.metric, objective.limit)}`
    : `also ${limitWords(objective)}`;
}
