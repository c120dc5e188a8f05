import { scaleLinear, scaleSymlog } from "d3-scale";

export interface Tick {
  readonly value: number;
  readonly position: number;
  readonly label: string;
}

export interface TimeAxis {
  readonly kind: "linear" | "logarithmic";
  readonly first: number;
  readonly last: number;
  /** Seconds since the surge edge to pixels; times outside the axis land on its nearer end. */
  readonly position: (seconds: number) => number;
  readonly ticks: readonly Tick[];
}

export interface TimeAxisOptions {
  /** Seconds since the surge edge. */
  readonly first: number;
  readonly last: number;
  /** The times that must be told apart: limits, times to capacity. */
  readonly focus: readonly number[];
  /** Width of the plot in pixels. */
  readonly width: number;
}

const minute = 60;
const hour = 3600;
const day = 86_400;
/** Below this share of a linear axis the first minutes of a surge are too narrow to read. */
const readableShare = 0.25;
/** A run this short needs no logarithm, wherever its focus lies. */
const shortRun = 10 * minute;

const linearSteps = [
  1,
  2,
  5,
  10,
  15,
  20,
  30,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  3 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  7 * day,
  14 * day,
  30 * day,
  90 * day,
  365 * day,
];
const logarithmicTicks = [
  0,
  10,
  20,
  30,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  30 * minute,
  hour,
  3 * hour,
  6 * hour,
  12 * hour,
  day,
  3 * day,
  7 * day,
  14 * day,
  30 * day,
  90 * day,
  365 * day,
];

/**
 * A time axis on which the focus can be read: linear when it covers at least a quarter of the run, otherwise
 * logarithmic from the surge edge on (symlog, so that 0 and the lead-in have a place), as for a run of 90 days.
 */
export function timeAxis({ first, last, focus, width }: TimeAxisOptions): TimeAxis {
  const end = Math.max(last, first + 1);
  const finite = focus.filter((seconds) => Number.isFinite(seconds) && seconds > 0);
  const furthest = Math.min(end, Math.max(minute, ...finite));
  if (end <= shortRun || furthest >= readableShare * (end - Math.min(0, first))) {
    const scale = scaleLinear([first, end], [0, width]).clamp(true);
    return {
      kind: "linear",
      first,
      last: end,
      position: scale,
      ticks: ticksOf(linearTicks(first, end, width), scale, width),
    };
  }
  const bend = Math.min(30, Math.max(5, Math.min(...finite, minute) / 6));
  // The lead-in before the edge is cut short: on a logarithm it would take as much room as the surge.
  const start = Math.max(first, -bend / 2);
  const scale = scaleSymlog([start, end], [0, width]).constant(bend).clamp(true);
  const within = logarithmicTicks.filter((seconds) => seconds >= start && seconds <= end);
  return {
    kind: "logarithmic",
    first: start,
    last: end,
    position: scale,
    ticks: ticksOf(within, scale, width),
  };
}

/** A duration on an axis: `30 s`, `5 min`, `12 h`, `90 d`. */
export function axisDuration(seconds: number): string {
  if (seconds === 0) return "0";
  const sign = seconds < 0 ? "−" : "";
  const size = Math.abs(seconds);
  const [unit, label] =
    size % day === 0
      ? [day, "d"]
      : size % hour === 0
        ? [hour, "h"]
        : size % minute === 0
          ? [minute, "min"]
          : [1, "s"];
  return `${sign}${Number((size / unit).toFixed(2))} ${label}`;
}

function linearTicks(first: number, last: number, width: number): readonly number[] {
  const most = Math.max(2, width / 54);
  const step = linearSteps.find((candidate) => (last - first) / candidate <= most) ?? last - first;
  const start = Math.ceil(first / step);
  return Array.from({ length: Math.floor(last / step) - start + 1 }, (_, index) => (start + index) * step);
}

/** Leaves out ticks whose labels would touch the one before; the surge edge and the end of the run stay. */
function ticksOf(
  values: readonly number[],
  position: (seconds: number) => number,
  width: number,
): readonly Tick[] {
  const kept: Tick[] = [];
  for (const value of values) {
    const at = position(value);
    const before = kept.at(-1);
    if (before !== undefined && at - before.position < 52) continue;
    kept.push({ value, position: at, label: axisDuration(value) });
  }
  return kept.filter(({ position: at }) => at <= width);
}
