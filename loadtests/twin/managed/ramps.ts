/** Lambda adds this much concurrency at once and then this much a second, per function (AWS Lambda scaling behaviour). */
export const LAMBDA_BURST = 1000;
export const LAMBDA_PER_SECOND = 100;

/** DynamoDB on demand: what a table serves at once, whatever it served before, and how long a doubling takes. */
const DYNAMO_WRITE_FLOOR = 4000;
const DYNAMO_READ_FLOOR = 12_000;
const DYNAMO_DOUBLING_SECONDS = 1800;

/**
 * Seconds until a function reaches `need` concurrent executions from `initial`: a full bucket is usable at once, the
 * rest arrives at 100 a second.
 *
 * @example
 * lambdaRampSeconds(100, 3100) // 20
 */
export function lambdaRampSeconds(initial: number, need: number): number {
  return Math.max(0, need - initial - LAMBDA_BURST) / LAMBDA_PER_SECOND;
}

/** Concurrency reachable `seconds` after a rise from `initial` began. */
export function lambdaConcurrencyAfter(initial: number, seconds: number): number {
  return initial + LAMBDA_BURST + LAMBDA_PER_SECOND * seconds;
}

export interface TableHistory {
  readonly kind: "read" | "write";
  /** Highest rate of the recent past, in request units a second. */
  readonly previousPeak: number;
  /** Warm throughput set on the table; 0 when none. */
  readonly warm: number;
}

/** Request units a second that an on-demand table serves at once: the floor, warm throughput or twice the previous peak. */
export function tableCeiling({ kind, previousPeak, warm }: TableHistory): number {
  return Math.max(kind === "write" ? DYNAMO_WRITE_FLOOR : DYNAMO_READ_FLOOR, warm, 2 * previousPeak);
}

/**
 * Seconds until an on-demand table serves `need` request units a second; its peak may double once per 30 minutes.
 *
 * @example
 * tableRampSeconds({ kind: "write", previousPeak: 1000, warm: 0 }, 16000) // 3600
 */
export function tableRampSeconds(history: TableHistory, need: number): number {
  let ceiling = tableCeiling(history);
  let seconds = 0;
  while (ceiling < need) {
    ceiling *= 2;
    seconds += DYNAMO_DOUBLING_SECONDS;
  }
  return seconds;
}
