export interface ReaderInput {
  /** Utilisation of one reader if there were only one, in percent, second by second. */
  readonly loadPercent: readonly number[];
  readonly minReaders: number;
  readonly maxReaders: number;
  readonly targetPercent: number;
  /** Metric periods that must be above the target in a row; assumption: 3 of 60 s. */
  readonly periods?: number;
  readonly cooldownSeconds?: number;
  /** Until a new reader serves; assumption: 600 s. */
  readonly createSeconds?: number;
}

const PERIOD_SECONDS = 60;

/**
 * Aurora's reader autoscaling second by second: one-minute averages, several in a row, a cooldown, minutes to create a
 * reader. The writer does not scale, and the secondary cluster of a global database scales no readers.
 */
export function runReaders(input: ReaderInput): readonly number[] {
  const { loadPercent, periods = 3, cooldownSeconds = 300, createSeconds = 600 } = input;
  let readers = input.minReaders;
  let above = 0;
  let sum = 0;
  let actedAt = Number.NEGATIVE_INFINITY;
  const coming: { readyAt: number; count: number }[] = [];
  return loadPercent.map((load, second) => {
    while (coming[0] !== undefined && coming[0].readyAt <= second) readers += coming.shift()?.count ?? 0;
    sum += load / Math.max(1, readers);
    if ((second + 1) % PERIOD_SECONDS !== 0) return readers;
    const mean = sum / PERIOD_SECONDS;
    sum = 0;
    above = mean > input.targetPercent ? above + 1 : 0;
    const planned = readers + coming.reduce((total, { count }) => total + count, 0);
    if (above >= periods && second - actedAt >= cooldownSeconds && planned < input.maxReaders) {
      const wanted = Math.min(input.maxReaders, Math.ceil((readers * mean) / input.targetPercent));
      if (wanted > planned) {
        coming.push({ readyAt: second + createSeconds, count: wanted - planned });
        actedAt = second;
      }
    }
    return readers;
  });
}
