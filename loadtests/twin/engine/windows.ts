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
  /** Lets `count` intervals go by; `amountOf(0)` is the sum of the newest, `amountOf(1)` of the one before. */
  skip(count: number, amountOf: (age: number) => number): void;
}

export function createWindowedSum(intervals: number): WindowedSum {
  const ring = new Float64Array(intervals);
  const modulo = (value: number, by: number): number => ((value % by) + by) % by;
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
    skip(count, amountOf) {
      index += count;
      for (let age = 0; age < Math.min(count, intervals); age++)
        ring[modulo(index - 1 - age, intervals)] = amountOf(age);
      open = 0;
    },
  };
}
