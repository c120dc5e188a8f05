import { LAMBDA_BURST, LAMBDA_PER_SECOND } from "./ramps.ts";

export interface FunctionInput {
  /** Calls per second, second by second. */
  readonly callsPerSecond: readonly number[];
  readonly durationSeconds: number;
  /** Concurrency the account or a reservation allows. */
  readonly limit: number;
  /** Environments that are warm before the first second. */
  readonly provisioned: number;
}

export interface FunctionSecond {
  readonly concurrency: number;
  readonly throttledPerSecond: number;
  /** Environments that had to start. */
  readonly coldStarts: number;
}

/**
 * A function's concurrency second by second: it may rise by a bucket of 1000 environments that refills at 100 a
 * second and never holds more than 1000, up to the limit; what is above is throttled. An environment that is there
 * stays warm.
 */
export function runFunction(input: FunctionInput): readonly FunctionSecond[] {
  const { callsPerSecond, durationSeconds, limit, provisioned } = input;
  let bucket = LAMBDA_BURST;
  let environments = Math.min(provisioned, limit);
  return callsPerSecond.map((calls, second) => {
    if (second > 0) bucket = Math.min(LAMBDA_BURST, bucket + LAMBDA_PER_SECOND);
    const wanted = calls * durationSeconds;
    const added = Math.max(0, Math.min(wanted, limit, environments + bucket) - environments);
    bucket -= added;
    environments += added;
    const concurrency = Math.min(wanted, environments);
    return {
      concurrency,
      throttledPerSecond: durationSeconds === 0 ? 0 : (wanted - concurrency) / durationSeconds,
      coldStarts: added,
    };
  });
}
