import { scaleLinear } from "d3-scale";
import type { Tick } from "./time-axis.ts";

export interface ValueAxis {
  /** Value to pixels from the top of the plot. */
  readonly position: (value: number) => number;
  readonly ticks: readonly Tick[];
}

/** A value axis from 0 to at least `largest`, with round ticks. */
export function valueAxis(largest: number, height: number, label: (value: number) => string): ValueAxis {
  const top = Number.isFinite(largest) && largest > 0 ? largest : 1;
  const wanted = height < 80 ? 2 : 4;
  const scale = scaleLinear([0, top], [height, 0]).nice(wanted).clamp(true);
  return {
    position: scale,
    ticks: scale.ticks(wanted).map((value) => ({ value, position: scale(value), label: label(value) })),
  };
}

/** The largest finite number of several series, 0 without any. */
export function largestOf(...series: readonly (readonly number[])[]): number {
  return series.flat().reduce((most, value) => (Number.isFinite(value) && value > most ? value : most), 0);
}
