import { erlangC, timeInSystemQuantileSeconds } from "./erlang.ts";

/** Response times in seconds: wait and service together. */
export interface Latency {
  readonly p95: number;
  readonly p99: number;
  readonly emergencyP99: number;
}

export interface LatencyInput {
  readonly normalPerSecond: number;
  readonly emergencyPerSecond: number;
  readonly normalBacklog: number;
  readonly emergencyBacklog: number;
  readonly workers: number;
  /** Requests per second of one worker. */
  readonly servicePerSecond: number;
}

/** Above this use the stationary queue says more about infinity than about the next seconds; the backlog rules. */
const LARGEST_STATIONARY_USE = 0.98;

/**
 * Response times of requests that arrive now: the backlog ahead of them drains at full capacity, and below 98 % use
 * the stationary M/M/c wait is added. Emergency requests wait behind emergencies alone.
 */
export function latencyOf(input: LatencyInput): Latency {
  const { workers, servicePerSecond: mu, normalPerSecond, emergencyPerSecond } = input;
  const capacity = workers * mu;
  if (capacity === 0) {
    const never = Number.POSITIVE_INFINITY;
    return { p95: never, p99: never, emergencyP99: never };
  }
  const arrivals = normalPerSecond + emergencyPerSecond;
  const stationary = arrivals < LARGEST_STATIONARY_USE * capacity;
  const waiting = stationary ? erlangC(arrivals / mu, workers, 1e-12) : 0;
  const behind = (input.normalBacklog + input.emergencyBacklog) / capacity;
  const spare = capacity - arrivals;
  const emergencySpare = Math.max(mu, capacity - emergencyPerSecond);
  const emergencyWaiting = stationary ? waiting : 1;
  return {
    p95: behind + timeInSystemQuantileSeconds(waiting, spare, mu, 0.95),
    p99: behind + timeInSystemQuantileSeconds(waiting, spare, mu, 0.99),
    emergencyP99:
      input.emergencyBacklog / capacity +
      timeInSystemQuantileSeconds(emergencyWaiting, emergencySpare, mu, 0.99),
  };
}
