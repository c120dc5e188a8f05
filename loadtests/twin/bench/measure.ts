import type { ResourceGraph } from "../../../exchange/resource-graph.ts";
import { runEvents } from "../engine/events.ts";
import { forecastSeason } from "../forecast/season.ts";
import { sweep } from "../sweep/sweep.ts";

/** One measured figure against what it should be. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly wanted: string;
  readonly kept: boolean;
}

/** All scenarios under both readings, in seconds of processor time and megabytes of memory at its highest. */
export function measureSeason(graphs: readonly ResourceGraph[]): readonly Figure[] {
  const before = process.cpuUsage();
  forecastSeason(graphs);
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  return [
    { name: "season forecast", value: seconds, unit: "s", wanted: "under 2", kept: seconds < 2 },
    {
      name: "season forecast, memory",
      value: megabytes,
      unit: "MB",
      wanted: "under 400",
      kept: megabytes < 400,
    },
  ];
}

/** Arrivals a second that the event engine plays, over three million arrivals. */
export function measureEvents(): readonly Figure[] {
  const perSecond = 2250;
  const before = process.cpuUsage();
  const { arrivals } = runEvents({
    segments: [{ fromSeconds: 0, normalPerSecond: perSecond, emergencyPerSecond: 0, servers: 95 }],
    endSeconds: 3e6 / perSecond,
    service: { meanSeconds: 0.04 },
    spacing: "poisson",
    seed: "bench",
  });
  const millions = arrivals / process.cpuUsage(before).user;
  return [
    {
      name: "event engine",
      value: millions,
      unit: "million arrivals/s",
      wanted: "at least 2",
      kept: millions >= 2,
    },
  ];
}

/** A grid of 1000 points on two worker threads, in seconds of the clock. */
export async function measureSweep(graphs: readonly ResourceGraph[]): Promise<readonly Figure[]> {
  const range = (from: number, step: number, count: number): number[] =>
    Array.from({ length: count }, (_, index) => from + index * step);
  const before = performance.now();
  await sweep(
    {
      graphs,
      scenario: "cyber-attack-recovery",
      axes: [
        { name: "nodeLaunchSeconds", values: range(10, 3, 40) },
        { name: "reserveMultiplier", values: range(0, 8, 25) },
      ],
    },
    2,
  );
  const seconds = (performance.now() - before) / 1000;
  return [
    { name: "sweep of 1000 points", value: seconds, unit: "s", wanted: "under 60", kept: seconds < 60 },
  ];
}
