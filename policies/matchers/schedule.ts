const UNITS: Readonly<Record<string, number>> = {
  minute: 1,
  minutes: 1,
  hour: 60,
  hours: 60,
  day: 1440,
  days: 1440,
};

/**
 * The longest gap in minutes between two runs of an AWS schedule (`cron(...)` with six fields, or `rate(...)`);
 * undefined when the expression cannot be read.
 */
export function scheduleMinutes(expression: string): number | undefined {
  const rate = /^rate\((\d+) (\w+)\)$/.exec(expression.trim());
  if (rate !== null) {
    const unit = UNITS[rate[2] ?? ""];
    return unit === undefined ? undefined : Number(rate[1]) * unit;
  }
  const fields = /^cron\((.*)\)$/.exec(expression.trim())?.[1]?.trim().split(/\s+/);
  if (fields?.length !== 6) return undefined;
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = fields;
  const any = (field: string) => field === "*" || field === "?" || field === "*/1" || field === "1/1";
  if (!any(month)) return 366 * 1440;
  if (!any(day)) return 31 * 1440;
  if (!any(weekday)) return /^(MON-SUN|SUN-SAT|1-7)$/i.test(weekday) ? daily(minute, hour) : 7 * 1440;
  return daily(minute, hour);
}

function daily(minute: string, hour: string): number {
  const hours = values(hour, 24);
  if (hours === undefined || hours.length === 0) return 1440;
  if (hours.length === 24) {
    const minutes = values(minute, 60) ?? [0];
    return longestGap(minutes, 60);
  }
  return longestGap(hours, 24) * 60;
}

function values(field: string, size: number): readonly number[] | undefined {
  if (field === "*") return Array.from({ length: size }, (_, index) => index);
  const step = /^(\*|\d+)\/(\d+)$/.exec(field);
  if (step !== null) {
    const first = step[1] === "*" ? 0 : Number(step[1]);
    const width = Math.max(1, Number(step[2]));
    return Array.from({ length: size }, (_, index) => index).filter(
      (index) => index >= first && (index - first) % width === 0,
    );
  }
  const range = /^(\d+)-(\d+)$/.exec(field);
  if (range !== null)
    return Array.from({ length: size }, (_, index) => index).filter(
      (index) => index >= Number(range[1]) && index <= Number(range[2]),
    );
  const list = field.split(",").map(Number);
  return list.every((number) => Number.isInteger(number)) ? list.toSorted((a, b) => a - b) : undefined;
}

function longestGap(sorted: readonly number[], size: number): number {
  const gaps = sorted.map((value, index) =>
    index + 1 < sorted.length ? (sorted[index + 1] ?? 0) - value : size - value + (sorted[0] ?? 0),
  );
  return Math.max(...gaps);
}
