import type { Latency } from "../queue/latency.ts";
import type { Constraint, LostSeconds } from "./constraint.ts";

/** What one service did from the surge edge on. Requests are counts, not rates. */
export interface ServiceStats {
  readonly offered: number;
  readonly offeredEmergency: number;
  readonly shed: number;
  readonly shedEmergency: number;
  /** Seconds since the edge, each weighted with the share of its requests that was shed. */
  readonly lostSeconds: number;
  readonly lostEmergencySeconds: number;
  readonly seconds: number;
  readonly podSeconds: number;
  readonly peakReady: number;
  readonly peakReplicas: number;
  /** First second from which ready capacity covers demand for a minute; `null` when never. */
  readonly timeToCapacity: number | null;
  /** The same with a fifth of the capacity to spare. */
  readonly timeToHeadroom: number | null;
  readonly lost: LostSeconds;
  /** What stood in the way in the last second without enough capacity. */
  readonly lastLack: Constraint | null;
  /** Requests by response time: 1 % wide bins. */
  readonly p95: Histogram;
  readonly p99: Histogram;
  readonly emergencyP99: Histogram;
  calm(offered: number, emergency: number, from: number, seconds: number, latency: Latency): void;
  /** Says for which of the `seconds` from `from` on a fifth of the capacity is free; in time order. */
  headroom(from: number, seconds: number, free: boolean): void;
  /** Capacity covers arrivals, but a backlog is still there. */
  drained(
    arrivals: number,
    emergency: number,
    shedNormal: number,
    shedEmergency: number,
    t: number,
    latency: Latency,
  ): void;
  overloaded(
    arrivals: number,
    emergency: number,
    shedNormal: number,
    shedEmergency: number,
    seconds: number,
    latency: Latency,
    lack: Constraint,
  ): void;
  pods(ready: number, replicas: number, seconds: number, t: number): void;
}

/** Capacity must hold this long to count as reached. */
const SUSTAINED_SECONDS = 60;

type Writable = { -readonly [Key in keyof ServiceStats]: ServiceStats[Key] };

export function createServiceStats(): ServiceStats {
  let coveredSince: number | null = null;
  let freeSince: number | null = null;
  const covered = (from: number, seconds: number): void => {
    coveredSince ??= from;
    if (stats.timeToCapacity === null && from + seconds - coveredSince >= SUSTAINED_SECONDS)
      stats.timeToCapacity = coveredSince;
  };
  const count = (
    arrivals: number,
    emergency: number,
    shedNormal: number,
    shedEmergency: number,
    seconds: number,
    latency: Latency,
  ): void => {
    const shed = shedNormal + shedEmergency;
    stats.offered += arrivals * seconds;
    stats.offeredEmergency += emergency * seconds;
    stats.shed += shed * seconds;
    stats.shedEmergency += shedEmergency * seconds;
    stats.seconds += seconds;
    if (shed > 0) stats.lostSeconds += Math.min(1, shed / arrivals) * seconds;
    if (shedEmergency > 0) stats.lostEmergencySeconds += Math.min(1, shedEmergency / emergency) * seconds;
    const weight = Math.max(0, arrivals - shed) * seconds;
    stats.p95.add(latency.p95, weight);
    stats.p99.add(latency.p99, weight);
    stats.emergencyP99.add(latency.emergencyP99, emergency * seconds);
  };
  const stats: Writable = {
    offered: 0,
    offeredEmergency: 0,
    shed: 0,
    shedEmergency: 0,
    lostSeconds: 0,
    lostEmergencySeconds: 0,
    seconds: 0,
    podSeconds: 0,
    peakReady: 0,
    peakReplicas: 0,
    timeToCapacity: null,
    timeToHeadroom: null,
    lost: {},
    lastLack: null,
    p95: createHistogram(),
    p99: createHistogram(),
    emergencyP99: createHistogram(),
    headroom(from, seconds, free) {
      if (stats.timeToHeadroom !== null) return;
      freeSince = free ? (freeSince ?? from) : null;
      if (freeSince !== null && from + seconds - freeSince >= SUSTAINED_SECONDS)
        stats.timeToHeadroom = freeSince;
    },
    calm(offered, emergency, from, seconds, latency) {
      covered(from, seconds);
      count(offered / seconds, emergency / seconds, 0, 0, seconds, latency);
    },
    drained(arrivals, emergency, shedNormal, shedEmergency, t, latency) {
      covered(t, 1);
      count(arrivals, emergency, shedNormal, shedEmergency, 1, latency);
    },
    overloaded(arrivals, emergency, shedNormal, shedEmergency, seconds, latency, lack) {
      coveredSince = null;
      stats.lastLack = lack;
      if (stats.timeToCapacity === null) stats.lost[lack] = (stats.lost[lack] ?? 0) + seconds;
      count(arrivals, emergency, shedNormal, shedEmergency, seconds, latency);
    },
    pods(ready, replicas, seconds, t) {
      if (t < 0) return;
      stats.podSeconds += ready * seconds;
      stats.peakReady = Math.max(stats.peakReady, ready);
      stats.peakReplicas = Math.max(stats.peakReplicas, replicas);
    },
  };
  return stats;
}

/** Weights by value in bins that are 1 % wide, so that long runs need no list of samples. */
export interface Histogram {
  add(value: number, weight: number): void;
  /** The value that a share `quantile` of the weight does not exceed; `null` when nothing was added. */
  quantile(quantile: number): number | null;
}

const BIN_WIDTH = Math.log(1.01);

export function createHistogram(): Histogram {
  const bins = new Map<number, { weight: number; largest: number }>();
  let total = 0;
  let lastValue = Number.NaN;
  let lastBin = { weight: 0, largest: 0 };
  return {
    add(value, weight) {
      if (!(weight > 0)) return;
      total += weight;
      if (value === lastValue) {
        lastBin.weight += weight;
        return;
      }
      lastValue = value;
      const bin =
        value === Number.POSITIVE_INFINITY ? 1e9 : Math.floor(Math.log(Math.max(value, 1e-9)) / BIN_WIDTH);
      const known = bins.get(bin);
      if (known === undefined) {
        lastBin = { weight, largest: value };
        bins.set(bin, lastBin);
        return;
      }
      lastBin = known;
      known.weight += weight;
      if (value > known.largest) known.largest = value;
    },
    quantile(quantile) {
      let rest = total * quantile;
      const sorted = [...bins].sort(([a], [b]) => a - b);
      for (const [, { weight, largest }] of sorted) {
        rest -= weight;
        if (rest <= 1e-9 * total) return largest;
      }
      return null;
    },
  };
}
