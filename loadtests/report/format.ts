/**
 * Numbers as people read them. Always `en-US` digits without a locale lookup, so that equal seasons give equal
 * bytes on every machine. A number that is not finite is "unknown", never 0.
 */

export const unknownText = "unknown";

/** A whole number with thousands separators; fractions keep at most `digits` decimals (default 1). */
export function formatNumber(value: number, digits = 1): string {
  if (!Number.isFinite(value)) return unknownText;
  const rounded = Number(value.toFixed(digits));
  const [whole = "0", fraction] = Math.abs(rounded).toFixed(digits).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  const decimals = fraction?.replace(/0+$/, "") ?? "";
  return `${rounded < 0 ? "−" : ""}${grouped}${decimals === "" ? "" : `.${decimals}`}`;
}

/** A count or rate on an axis: `950`, `12k`, `1.5M`. */
export function formatCompact(value: number): string {
  if (!Number.isFinite(value)) return unknownText;
  const size = Math.abs(value);
  if (size >= 1e9) return `${formatNumber(value / 1e9)}G`;
  if (size >= 1e6) return `${formatNumber(value / 1e6)}M`;
  if (size >= 1e4) return `${formatNumber(value / 1e3)}k`;
  return formatNumber(value, size < 10 ? 2 : 0);
}

/**
 * A duration in seconds, in the two largest units that matter.
 *
 * @example
 * formatDuration(94)   // "94 s"
 * formatDuration(192)  // "3 min 12 s"
 */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return unknownText;
  if (seconds < 0) return `−${formatDuration(-seconds)}`;
  if (seconds > 0 && seconds < 1) {
    const milliseconds = seconds * 1000;
    return milliseconds < 1 ? "<1 ms" : `${formatNumber(milliseconds, milliseconds < 10 ? 1 : 0)} ms`;
  }
  if (seconds < 119.95) return `${formatNumber(seconds)} s`;
  const whole = Math.round(seconds);
  if (whole < 7200) return twoUnits(Math.floor(whole / 60), "min", whole % 60, "s");
  const minutes = Math.round(seconds / 60);
  if (minutes < 2880) return twoUnits(Math.floor(minutes / 60), "h", minutes % 60, "min");
  const hours = Math.round(seconds / 3600);
  return twoUnits(Math.floor(hours / 24), "d", hours % 24, "h");
}

/** A share as a percentage that never rounds something to nothing or to everything. */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return unknownText;
  const percent = share * 100;
  if (percent !== 0 && Math.abs(percent) < 0.01) return percent < 0 ? ">−0.01%" : "<0.01%";
  if (percent < 100 && percent > 99.99) return ">99.99%";
  return `${formatNumber(percent, Math.abs(percent) < 1 || percent > 99 ? 2 : 1)}%`;
}

/** A multiple of the reference load: `200×`. */
export function formatMultiplier(value: number): string {
  return Number.isFinite(value) ? `${formatNumber(value, 2)}×` : unknownText;
}

/** A value of an objective's metric, in the unit that the metric's name ends with (`_seconds`, `_ms`, `_percent`). */
export function formatMetric(metric: string, value: number): string {
  if (!Number.isFinite(value)) return unknownText;
  if (metric.endsWith("_seconds")) return formatDuration(value);
  if (metric.endsWith("_ms")) return formatDuration(value / 1000);
  if (metric.endsWith("_percent")) return `${formatNumber(value, 3)}%`;
  return formatNumber(value, 2);
}

const months = "January February March April May June July August September October November December".split(
  " ",
);

/** An ISO 8601 instant as `22 November 2026, 06:30 UTC`; anything else as it is. */
export function formatInstant(iso: string): string {
  const milliseconds = Date.parse(iso);
  if (Number.isNaN(milliseconds)) return iso;
  const at = new Date(milliseconds);
  const clock = [at.getUTCHours(), at.getUTCMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
  return `${at.getUTCDate()} ${months[at.getUTCMonth()] ?? ""} ${at.getUTCFullYear()}, ${clock} UTC`;
}

/** `1 stack`, `3 stacks`. */
export function formatCounted(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(count, 0)} ${count === 1 ? singular : plural}`;
}

/** `a`, `a and b`, `a, b and c`; more than `most` end in `… and N more`. */
export function formatList(items: readonly string[], most = Number.POSITIVE_INFINITY): string {
  const shown = items.length > most ? [...items.slice(0, most), `${items.length - most} more`] : items;
  if (shown.length < 2) return shown[0] ?? "";
  return `${shown.slice(0, -1).join(", ")} and ${shown.at(-1) ?? ""}`;
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
