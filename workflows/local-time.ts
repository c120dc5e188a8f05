/** Hours of a day in which something may happen: from `from` o'clock until `until` o'clock, local time. */
export interface LocalHours {
  readonly from: number;
  readonly until: number;
}

interface LocalClock {
  readonly date: string;
  readonly hour: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
  });
  formats.set(timeZone, format);
  return format;
}

/** True for a zone the runtime's tz database knows, for example `America/Chicago`. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** Date (`2026-11-01`) and hour (0 to 23) on the wall clocks of a zone. */
export function localClock(moment: Date, timeZone: string): LocalClock {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  return { date: `${part("year")}-${part("month")}-${part("day")}`, hour: Number(part("hour")) };
}

/** True when the clocks of all `timeZones` show an hour within `hours`. */
export function isWithin(moment: Date, timeZones: readonly string[], { from, until }: LocalHours): boolean {
  return timeZones.every((timeZone) => {
    const { hour } = localClock(moment, timeZone);
    return hour >= from && hour < until;
  });
}

const quarterHour = 15 * 60 * 1000;

/**
 * The first moment at or after `moment` that lies within `hours` on the clocks of all `timeZones`. Offsets in use are
 * multiples of 15 minutes, also on the days clocks change, so that moment is `moment` itself or a full quarter hour.
 */
export function nextWithin(moment: Date, timeZones: readonly string[], hours: LocalHours): Date {
  if (isWithin(moment, timeZones, hours)) return moment;
  let candidate = Math.floor(moment.getTime() / quarterHour) * quarterHour;
  // Two days: a day that loses its permitted hour to the clock change is followed by one that has it.
  for (let step = 0; step < 2 * 24 * 4; step += 1) {
    candidate += quarterHour;
    if (isWithin(new Date(candidate), timeZones, hours)) return new Date(candidate);
  }
  throw new RangeError(`no hour from ${hours.from} until ${hours.until} in ${timeZones.join(" and ")}`);
}

/** The clocks a patient may live by when nobody knows: what is day on the first and the last of them is day on all. */
const everyUnitedStatesZone = ["America/Puerto_Rico", "Pacific/Honolulu"];

/** The zones whose clocks count for someone: their own, or those at both ends of the country when it is unknown. */
export function zonesOf(timeZone: unknown): readonly string[] {
  return typeof timeZone === "string" && isTimeZone(timeZone) ? [timeZone] : everyUnitedStatesZone;
}
