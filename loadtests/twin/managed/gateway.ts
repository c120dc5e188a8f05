export interface GatewayInput {
  readonly requestsPerSecond: readonly number[];
  /** Steady rate of the token bucket; 10 000 a second per account and region unless raised. */
  readonly ratePerSecond: number;
  /** Size of the bucket; 5000 unless raised. */
  readonly burst: number;
}

/** Requests per second that a token bucket turns away, second by second, starting full. */
export function runGateway({ requestsPerSecond, ratePerSecond, burst }: GatewayInput): readonly number[] {
  let tokens = burst;
  return requestsPerSecond.map((requests) => {
    const available = tokens + ratePerSecond;
    const served = Math.min(requests, available);
    tokens = Math.min(burst, available - served);
    return requests - served;
  });
}

export interface BusInput {
  readonly eventsPerSecond: readonly number[];
  readonly putLimit: number;
  readonly invocationLimit: number;
  /** Targets that each event reaches. */
  readonly targetsPerEvent: number;
}

export interface BusSecond {
  /** PutEvents above the limit fail at the caller. */
  readonly refusedPerSecond: number;
  /** Invocations above the limit wait. */
  readonly delayed: number;
}

/** An event bus second by second: refused at the entrance, delayed at the exit. */
export function runBus({
  eventsPerSecond,
  putLimit,
  invocationLimit,
  targetsPerEvent,
}: BusInput): readonly BusSecond[] {
  let delayed = 0;
  return eventsPerSecond.map((events) => {
    const accepted = Math.min(events, putLimit);
    delayed = Math.max(0, delayed + accepted * targetsPerEvent - invocationLimit);
    return { refusedPerSecond: events - accepted, delayed };
  });
}
