import { type TableHistory, tableCeiling } from "./ramps.ts";

/** What one key range of a table serves, whatever the table's own ceiling (DynamoDB partition limits). */
const PARTITION_UNITS = { write: 1000, read: 3000 } as const;
const DOUBLING_SECONDS = 1800;

export interface TableInput extends TableHistory {
  /** Units per second, second by second. */
  readonly unitsPerSecond: readonly number[];
  /** Share of the load on the busiest key; 0 when spread evenly. */
  readonly hottestKeyShare?: number;
}

export interface TableSecond {
  readonly ceiling: number;
  readonly throttledPerSecond: number;
}

/**
 * An on-demand table second by second: it serves up to its ceiling; the ceiling becomes twice the highest rate served,
 * at most one doubling each half hour.
 */
export function runTable(input: TableInput): readonly TableSecond[] {
  const { unitsPerSecond, kind, hottestKeyShare = 0 } = input;
  let ceiling = tableCeiling(input);
  let peak = 0;
  let doubledAt = 0;
  return unitsPerSecond.map((units, second) => {
    if (second - doubledAt >= DOUBLING_SECONDS && 2 * peak > ceiling) {
      ceiling = Math.min(2 * peak, 2 * ceiling);
      doubledAt = second;
    }
    const served = Math.min(units, ceiling);
    peak = Math.max(peak, served);
    const hot = Math.max(0, units * hottestKeyShare - PARTITION_UNITS[kind]);
    return { ceiling, throttledPerSecond: Math.max(units - served, hot) };
  });
}
