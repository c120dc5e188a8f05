import { largestMultiplier, type SchedulingService } from "../surge/index.ts";
import { assumed } from "../surge/sourced.ts";
import { capacityOf } from "../workload/capacity.ts";

/** What no source gives about functions. */
export const functionWork = {
  secondsPerBatch: assumed(0.5, "ten messages side by side: two reads, one transaction and one send each"),
  messagesPerBatch: 10,
  /** Share of a service's requests that become an event somebody's function handles. */
  eventsPerRequest: assumed(0.4, "four in ten requests of booking change an appointment; the rest read"),
} as const;

/** What one account may run at once in one region; a quota AWS raises on request, of which 100 must stay free. */
export const accountConcurrency = assumed(3000, "raised from 1,000 before the season");
export const unreservedConcurrency = 100;

/** The least a queue's mapping may be limited to (Lambda API reference, `MaximumConcurrency`). */
const leastPerQueue = 2;

/** How many runs of a function are set aside, and how many of them one queue may take. */
export interface FunctionConcurrency {
  readonly reserved: number;
  /** What an ordinary weekday's peak takes; times the largest multiplier it is at most `reserved`. */
  readonly baseline: number;
  readonly perQueue: number;
}

/**
 * Runs that the largest declared surge needs in one region: peak requests of the event's source × events per request
 * / messages per batch × seconds per batch, rounded up; at least two for each queue. Set aside, so that neither can
 * another function take them nor this one starve others.
 *
 * @example
 * concurrencyOf({ source: "booking", hospitals: 200, queues: 2 }).reserved // 360 = 18,000 × 0.4 / 10 × 0.5
 */
export function concurrencyOf(inputs: {
  readonly source: SchedulingService;
  readonly hospitals: number;
  readonly queues: number;
  /** Share of the source's events that reach this function; default all. */
  readonly share?: number;
}): FunctionConcurrency {
  const { source, hospitals, queues, share = 1 } = inputs;
  const { peakRequestsPerSecond } = capacityOf({ service: source, hospitals });
  const eventsPerSecond = peakRequestsPerSecond * functionWork.eventsPerRequest.value * share;
  const runs = (eventsPerSecond / functionWork.messagesPerBatch) * functionWork.secondsPerBatch.value;
  const perQueue = Math.max(leastPerQueue, Math.ceil((runs - 1e-9) / queues));
  const reserved = perQueue * queues;
  return { reserved, perQueue, baseline: Math.min(runs, reserved) / largestMultiplier };
}
