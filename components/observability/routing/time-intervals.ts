import type { Problem } from "../../../exchange/problem.ts";
import type { AlertSeverity } from "../severities.ts";

/** Hours of a day as `HH:MM`; an end of `24:00` is midnight. Alertmanager refuses a range that wraps around it. */
export interface TimeRange {
  readonly from: string;
  readonly to: string;
}

export interface TimeInterval {
  readonly name: string;
  readonly times: readonly TimeRange[];
  /** Default: every day. */
  readonly weekdays?: readonly string[];
}

const weekdays = ["monday:friday"] as const;

/** Hours of the operations chapter, in the hospitals' local time. */
export const timeIntervals = [
  { name: "business-hours", times: [{ from: "08:00", to: "18:00" }], weekdays },
  { name: "extended-hours", times: [{ from: "06:00", to: "22:00" }] },
  // Hours 23 and 0 to 5, split at midnight.
  {
    name: "low-usage-hours",
    times: [
      { from: "23:00", to: "24:00" },
      { from: "00:00", to: "06:00" },
    ],
  },
  { name: "weekend", times: [{ from: "00:00", to: "24:00" }], weekdays: ["saturday", "sunday"] },
  // Hours 8, 9, 10 and 13, 14, 15.
  {
    name: "peak-hours",
    times: [
      { from: "08:00", to: "11:00" },
      { from: "13:00", to: "16:00" },
    ],
    weekdays,
  },
] as const satisfies readonly TimeInterval[];

export interface MuteWindow {
  readonly severity: AlertSeverity;
  /** Names of time intervals. */
  readonly during: readonly string[];
}

/** When minor alerts wait for the morning. Patients' alerts never wait, whatever their severity. */
export const muteWindows = [
  { severity: "low", during: ["low-usage-hours", "weekend"] },
  { severity: "medium", during: ["low-usage-hours"] },
] as const satisfies readonly MuteWindow[];

/** What is wrong with intervals: bad hours, and ranges that end before they begin. */
export function timeIntervalProblems(intervals: readonly TimeInterval[]): readonly Problem[] {
  return intervals.flatMap(({ name, times }) =>
    times.flatMap(({ from, to }, index) => {
      const at = { file: `time interval ${name}`, path: `times[${index}]`, found: `${from} to ${to}` };
      const [start, end] = [minutesOf(from), minutesOf(to)];
      if (start === undefined || end === undefined)
        return [{ ...at, wanted: "hours as HH:MM, from 00:00 to 24:00" }];
      if (start < end) return [];
      return [{ ...at, wanted: "an end after the start: split a range over midnight at 24:00 and 00:00" }];
    }),
  );
}

function minutesOf(time: string): number | undefined {
  const [, hours, minutes] = /^(\d{2}):([0-5]\d)$/.exec(time) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return total <= 24 * 60 ? total : undefined;
}
