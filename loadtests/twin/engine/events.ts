import type { Problem } from "../../../exchange/problem.ts";
import { InputError } from "../../../exchange/problem.ts";
import { randomStream } from "../prng.ts";
import { Departures } from "../queue/departures.ts";
import { createFifo, type Fifo } from "../queue/fifo.ts";

/** From `fromSeconds` on, until the next segment or the end. Rates in requests per second. */
export interface EventSegment {
  readonly fromSeconds: number;
  readonly normalPerSecond: number;
  readonly emergencyPerSecond: number;
  /** Workers that may take a request: ready pods times workers per pod. */
  readonly servers: number;
}

export interface EventInput {
  readonly segments: readonly EventSegment[];
  readonly endSeconds: number;
  readonly service: {
    readonly meanSeconds: number;
    /** Coefficient of variation of a log-normal service time; exponential when absent. */
    readonly variation?: number;
  };
  /** `even` paces arrivals like a constant-arrival-rate load generator. */
  readonly spacing: "poisson" | "even";
  /** A request that would wait longer is shed; an emergency only beyond `emergencyFactor` times that. Absent: nobody is shed. */
  readonly shedding?: { readonly maxWaitSeconds: number; readonly emergencyFactor: number };
  /** Arrivals before this second are served but not counted. */
  readonly warmUpSeconds?: number;
  readonly seed: string;
}

/** Waits and times in system in seconds, of requests that were served. */
export interface ClassOutcome {
  readonly arrived: number;
  readonly served: number;
  readonly shed: number;
  /** Still waiting or running at the end. */
  readonly left: number;
  readonly meanWaitSeconds: number;
  readonly meanTimeInSystemSeconds: number;
  /** The wait that a share of the served did not exceed, from 0.3 % wide bins. */
  waitQuantile(quantile: number): number;
  timeInSystemQuantile(quantile: number): number;
}

export interface EventOutcome {
  readonly normal: ClassOutcome;
  readonly emergency: ClassOutcome;
  readonly arrivals: number;
}

/**
 * The queue event by event: two classes, first in first out within a class, emergencies first, nobody interrupted.
 * When servers leave, those that are busy finish what they run and take nothing new. Deterministic per seed.
 *
 * @example
 * runEvents({ segments: [{ fromSeconds: 0, normalPerSecond: 90, emergencyPerSecond: 0, servers: 6 }], endSeconds: 600,
 *   service: { meanSeconds: 0.04 }, spacing: "poisson", seed: "1" }).normal.meanWaitSeconds // about 0.0033
 */
export function runEvents(input: EventInput): EventOutcome {
  refuseImpossible(input);
  const { segments, endSeconds, service, shedding, warmUpSeconds = 0, seed } = input;
  const serviceStream = randomStream(seed, "queue", "service");
  const mean = service.meanSeconds;
  const variation = service.variation;
  const draw =
    variation === undefined
      ? () => -mean * Math.log(1 - serviceStream.uniform())
      : () => serviceStream.logNormal(mean, variation);
  const normal = createTally();
  const emergency = createTally();
  const normalQueue = createFifo();
  const emergencyQueue = createFifo();
  const normalArrivals = arrivalsOf(input, "normal");
  const emergencyArrivals = arrivalsOf(input, "emergency");
  const running = new Departures();
  let servers = segments[0]?.servers ?? 0;
  let nextSegment = 1;

  const start = (tally: Tally, arrivedAt: number, now: number): void => {
    const time = draw();
    running.push(now + time);
    if (arrivedAt >= warmUpSeconds) tally.record(now - arrivedAt, time);
  };
  const startWaiting = (now: number): void => {
    while (running.size < servers) {
      if (emergencyQueue.size > 0) start(emergency, emergencyQueue.shift(), now);
      else if (normalQueue.size > 0) start(normal, normalQueue.shift(), now);
      else return;
    }
  };
  const arrive = (tally: Tally, queue: Fifo, isEmergency: boolean, now: number): void => {
    const counted = now >= warmUpSeconds;
    if (counted) tally.arrived++;
    if (running.size < servers) {
      start(tally, now, now);
      return;
    }
    if (shedding !== undefined) {
      const room = (servers / mean) * shedding.maxWaitSeconds;
      const full = isEmergency
        ? queue.size >= room * shedding.emergencyFactor
        : normalQueue.size + emergencyQueue.size >= room;
      if (full) {
        if (counted) tally.shed++;
        return;
      }
    }
    queue.push(now);
  };

  for (;;) {
    const change = segments[nextSegment]?.fromSeconds ?? Number.POSITIVE_INFINITY;
    const departure = running.next;
    const arrival = Math.min(normalArrivals.next, emergencyArrivals.next);
    const now = Math.min(departure, arrival, change);
    if (now >= endSeconds) break;
    if (now === change) {
      servers = segments[nextSegment]?.servers ?? servers;
      nextSegment++;
      startWaiting(now);
    } else if (now === departure) {
      running.pop();
      startWaiting(now);
    } else if (emergencyArrivals.next === now) {
      arrive(emergency, emergencyQueue, true, now);
      emergencyArrivals.advance();
    } else {
      arrive(normal, normalQueue, false, now);
      normalArrivals.advance();
    }
  }
  return {
    normal: normal.outcome(),
    emergency: emergency.outcome(),
    arrivals: normal.arrived + emergency.arrived,
  };
}

interface Arrivals {
  readonly next: number;
  advance(): void;
}

/** Arrival times of one class. Poisson arrivals forget the past, so they are drawn anew where the rate changes. */
function arrivalsOf(
  { segments, endSeconds, spacing, seed }: EventInput,
  kind: "normal" | "emergency",
): Arrivals {
  const stream = randomStream(seed, kind, "arrivals");
  const even = spacing === "even";
  let index = 0;
  let rate = 0;
  let until = 0;
  const enter = (): void => {
    const segment = segments[index];
    rate = (kind === "normal" ? segment?.normalPerSecond : segment?.emergencyPerSecond) ?? 0;
    until = segments[index + 1]?.fromSeconds ?? endSeconds;
  };
  const drawNext = (): number => {
    let at = arrivals.next;
    for (;;) {
      const gap =
        rate === 0 ? Number.POSITIVE_INFINITY : even ? 1 / rate : -Math.log(1 - stream.uniform()) / rate;
      if (at + gap < until) return at + gap;
      at = until;
      if (++index >= segments.length) return Number.POSITIVE_INFINITY;
      enter();
    }
  };
  const arrivals = {
    next: segments[0]?.fromSeconds ?? 0,
    advance() {
      arrivals.next = drawNext();
    },
  };
  enter();
  arrivals.advance();
  return arrivals;
}

interface Tally {
  arrived: number;
  shed: number;
  record(wait: number, service: number): void;
  outcome(): ClassOutcome;
}

/** Bins are 1/256 of a power of two wide and are read off the number's bits, which is cheaper than a logarithm. */
const BIN_BITS = 12;
const BIN_COUNT = 2 ** (31 - BIN_BITS);
const bits = new DataView(new ArrayBuffer(8));

function createTally(): Tally {
  const waits = new Uint32Array(BIN_COUNT);
  const times = new Uint32Array(BIN_COUNT);
  let waitSum = 0;
  let timeSum = 0;
  let served = 0;
  const tally: Tally = {
    arrived: 0,
    shed: 0,
    record(wait, service) {
      served++;
      waitSum += wait;
      timeSum += wait + service;
      const waitBin = binOf(wait);
      waits[waitBin] = (waits[waitBin] ?? 0) + 1;
      const timeBin = binOf(wait + service);
      times[timeBin] = (times[timeBin] ?? 0) + 1;
    },
    outcome: () => ({
      arrived: tally.arrived,
      served,
      shed: tally.shed,
      left: tally.arrived - served - tally.shed,
      meanWaitSeconds: served === 0 ? 0 : waitSum / served,
      meanTimeInSystemSeconds: served === 0 ? 0 : timeSum / served,
      waitQuantile: (quantile) => quantileOf(waits, served, quantile),
      timeInSystemQuantile: (quantile) => quantileOf(times, served, quantile),
    }),
  };
  return tally;
}

/** Bin 0 holds waits of nothing. */
function binOf(seconds: number): number {
  bits.setFloat64(0, seconds);
  return bits.getUint32(0) >>> BIN_BITS;
}

function middleOf(bin: number): number {
  if (bin === 0) return 0;
  bits.setUint32(4, 0);
  bits.setUint32(0, bin << BIN_BITS);
  const low = bits.getFloat64(0);
  bits.setUint32(0, (bin + 1) << BIN_BITS);
  return (low + bits.getFloat64(0)) / 2;
}

function quantileOf(bins: Uint32Array, total: number, quantile: number): number {
  let rest = total * quantile;
  for (let bin = 0; bin < bins.length; bin++) {
    const count = bins[bin] ?? 0;
    rest -= count;
    if (rest <= 0 && count > 0) return middleOf(bin);
  }
  return 0;
}

function refuseImpossible({ segments, endSeconds, service, shedding }: EventInput): void {
  const problems: Problem[] = [];
  const check = (holds: boolean, path: string, found: number, wanted: string): void => {
    if (!holds) problems.push({ file: "events", path, found: String(found), wanted });
  };
  if (segments.length === 0)
    problems.push({ file: "events", path: "segments", found: "none", wanted: "at least one segment" });
  let before = Number.NEGATIVE_INFINITY;
  for (const [index, segment] of segments.entries()) {
    const path = `segments.${index}`;
    const { fromSeconds, normalPerSecond, emergencyPerSecond, servers } = segment;
    check(fromSeconds > before, `${path}.fromSeconds`, fromSeconds, "later than the segment before");
    before = fromSeconds;
    check(isRate(normalPerSecond), `${path}.normalPerSecond`, normalPerSecond, "a rate of at least 0");
    check(
      isRate(emergencyPerSecond),
      `${path}.emergencyPerSecond`,
      emergencyPerSecond,
      "a rate of at least 0",
    );
    check(
      Number.isInteger(servers) && servers >= 0,
      `${path}.servers`,
      servers,
      "a whole number of at least 0",
    );
  }
  check(Number.isFinite(endSeconds), "endSeconds", endSeconds, "a number");
  check(service.meanSeconds > 0, "service.meanSeconds", service.meanSeconds, "more than 0");
  if (service.variation !== undefined)
    check(service.variation > 0, "service.variation", service.variation, "more than 0");
  if (shedding !== undefined)
    check(shedding.maxWaitSeconds > 0, "shedding.maxWaitSeconds", shedding.maxWaitSeconds, "more than 0");
  if (problems.length > 0) throw new InputError(problems);
}

function isRate(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}
