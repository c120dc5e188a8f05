import type { ForecastSeries } from "../../../exchange/season.ts";

/** A surge in closed form, for fixtures. */
export interface Surge {
  readonly series: ForecastSeries;
  readonly peakDemand: number;
  readonly peakReplicas: number;
  readonly neededReplicas: number;
  readonly timeToCapacitySeconds: number | null;
  readonly shedShare: number;
  readonly plateauP95Seconds: number;
}

interface SurgeInput {
  /** Times the reference load of 200 requests per second. */
  readonly factor: number;
  readonly durationSeconds: number;
  readonly warmReplicas: number;
}

const baseRate = 200;
const ratePerReplica = 100;
const ceiling = 520;

/** Steps up by `factor`, scales from `warmReplicas` in two waves (warm slots, then launched nodes), sheds the rest. */
export function simulateSurge({ factor, durationSeconds, warmReplicas }: SurgeInput): Surge {
  const seconds = sampleTimes(durationSeconds);
  const target = baseRate * factor;
  const needed = Math.ceil((target * 1.12) / ratePerReplica);
  const resting = Math.max(8, Math.min(warmReplicas, needed));
  const wanted = seconds.map((at) =>
    at < 15
      ? resting
      : Math.min(ceiling, at < 30 ? Math.max(resting, needed * 0.6) : Math.max(resting, needed)),
  );
  const replicas = seconds.map((at) => readyAt(at, resting, Math.min(ceiling, needed)));
  // The day's rhythm shows only in runs longer than a day.
  const demand = seconds.map((at) =>
    at < 0
      ? baseRate
      : target *
        (durationSeconds > 90_000 && at > 7200
          ? 0.75 + 0.25 * Math.cos(((at - 7200) / 86_400) * 2 * Math.PI)
          : 1),
  );
  const capacity = replicas.map((count) => Math.floor(count) * ratePerReplica);
  const shed = demand.map((rate, index) => Math.max(0, rate - (capacity[index] ?? 0)));
  const p95 = shed.map((rate, index) =>
    rate > 0 ? 2 : 0.055 + 0.09 * ((demand[index] ?? 0) / (capacity[index] || 1)) ** 6,
  );
  const reached = seconds.find((at, index) => at >= 0 && shed.slice(index).every((rate) => rate === 0));
  return {
    series: {
      seconds,
      demandRequestsPerSecond: demand.map(Math.round),
      readyCapacityRequestsPerSecond: capacity,
      shedRequestsPerSecond: shed.map(Math.round),
      readyReplicas: replicas.map(Math.floor),
      wantedReplicas: wanted.map(Math.ceil),
      nodes: replicas.map((count) => Math.ceil(count / 14)),
      p95Seconds: p95,
    },
    peakDemand: target,
    peakReplicas: Math.min(ceiling, needed),
    neededReplicas: needed,
    timeToCapacitySeconds: reached ?? null,
    shedShare:
      (shed.reduce((sum, rate) => sum + rate, 0) / demand.reduce((sum, rate) => sum + rate, 0)) *
      (reached === undefined ? 1 : 0.02),
    plateauP95Seconds: p95.at(-1) ?? 0,
  };
}

function readyAt(at: number, resting: number, target: number): number {
  if (at < 30 || resting >= target) return resting;
  const warm = Math.min(target, resting * 1.35);
  if (at < 78) return Math.min(warm, resting + (at - 30) * 12);
  return Math.min(target, warm + (at - 78) * 1.25);
}

/** At most 600 times: every second or two early on, then ever wider apart. */
function sampleTimes(durationSeconds: number): readonly number[] {
  const times = new Set<number>();
  for (let at = -60; at < 0; at += 5) times.add(at);
  for (let at = 0; at <= 400; at += 2) times.add(at);
  const later = 380;
  for (let index = 1; index <= later; index += 1)
    times.add(Math.round(400 * (durationSeconds / 400) ** (index / later)));
  return [...times].toSorted((left, right) => left - right);
}
