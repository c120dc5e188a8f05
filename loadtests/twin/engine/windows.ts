/** Sums over the last few scrape intervals, which is all a windowed metric needs. */
export interface WindowedSum {
  /** Adds to the interval that is open. */
  add(amount: number): void;
  /** Closes the open interval. */
  close(): void;
  /** What the open interval holds so far. */
  readonly open: number;
  /** Index of the open interval. */
  readonly index: number;
  /** Sum over the last `intervals` closed intervals that are not older than `sinceIndex`. */
  sum(sinceIndex: number): number;
  /** Pretends that `count` intervals of `amount` each went by. */
  skip(count: number, amount: number): void;
}

export function createWindowedSum(intervals: number): WindowedSum {
  const ring = new Float64Array(intervals);
  let open = 0;
  let index = 0;
  return {
    add(amount) {
      open += amount;
    },
    close() {
      ring[index % intervals] = open;
      index++;
      open = 0;
    },
    get open() {
      return open;
    },
    get index() {
      return index;
    },
    sum(sinceIndex) {
      let total = 0;
      for (let i = Math.max(0, index - intervals, sinceIndex); i < index; i++)
        total += ring[i % intervals] ?? 0;
      return total;
    },
    skip(count, amount) {
      index += count;
      ring.fill(amount);
      open = 0;
    },
  };
}
