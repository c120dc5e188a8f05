import type { TwinSettings } from "../assumptions.ts";
import type { RegionEstate } from "../estate/read-estate.ts";
import type { ScenarioRun } from "../forecast/scenario.ts";
import type { Prices } from "./prices.ts";

/** What a run used and what it cost, in units of the price file's currency. */
export interface Cost {
  readonly currency: string;
  readonly asOf: string;
  readonly podHours: number;
  readonly nodeHours: number;
  readonly requests: number;
  readonly lambdaGbSeconds: number;
  readonly parts: Readonly<Record<"nodes" | "gateway" | "events" | "lambda", number>>;
  readonly total: number;
}

const MILLION = 1e6;
const SECONDS_PER_HOUR = 3600;

/** Cost of one scenario run. Pods cost nothing of their own: nodes are what is paid. */
export function costOfRun({ regions }: ScenarioRun, settings: TwinSettings, prices: Prices): Cost {
  let [podSeconds, nodeSeconds, requests, notifications] = [0, 0, 0, 0];
  for (const region of regions) {
    nodeSeconds += region.nodeSeconds;
    for (const { stats, estate } of region.services) {
      podSeconds += stats.podSeconds;
      requests += stats.offered;
      if (estate.service === "notifications") notifications += stats.offered;
    }
  }
  const nodeHours = nodeSeconds / SECONDS_PER_HOUR;
  const lambdaGbSeconds = notifications * settings.lambdaSecondsPerNotification * settings.lambdaGb;
  const parts = {
    nodes: nodeHours * prices.perNodeHour,
    gateway: (requests / MILLION) * prices.perMillionGatewayRequests,
    events: ((requests * settings.eventsPerRequest) / MILLION) * prices.perMillionEvents,
    lambda:
      (notifications / MILLION) * prices.perMillionLambdaRequests +
      lambdaGbSeconds * prices.perLambdaGbSecond,
  };
  return {
    currency: prices.currency,
    asOf: prices.asOf,
    podHours: podSeconds / SECONDS_PER_HOUR,
    nodeHours,
    requests,
    lambdaGbSeconds,
    parts,
    total: parts.nodes + parts.gateway + parts.events + parts.lambda,
  };
}

/** Nodes that minimum replicas and headroom pods keep running all the time, over all regions. */
export function reservedNodes(regions: readonly RegionEstate[], settings: TwinSettings): number {
  return regions.reduce((nodes, { services, headroom }) => {
    const running = services.map(({ autoscaler, replicas, cpuRequestMilli, memoryRequestMiB }) => ({
      count: autoscaler?.minReplicas ?? replicas,
      cpuMilli: cpuRequestMilli ?? 0,
      memoryMiB: memoryRequestMiB ?? settings.podMemoryMiB,
    }));
    const warm = headroom.map(({ replicas, cpuMilli, memoryMiB }) => ({
      count: replicas,
      cpuMilli,
      memoryMiB,
    }));
    const all = [...running, ...warm];
    const cpu = all.reduce((sum, { count, cpuMilli }) => sum + count * cpuMilli, 0);
    const memory = all.reduce((sum, { count, memoryMiB }) => sum + count * memoryMiB, 0);
    return nodes + Math.ceil(Math.max(cpu / settings.nodeCpuMilli, memory / settings.nodeMemoryMiB));
  }, 0);
}

const HOURS_PER_MONTH = 730;

/** Cost of holding the reserve for a month of 730 hours. */
export function reserveCostPerMonth(
  regions: readonly RegionEstate[],
  settings: TwinSettings,
  prices: Prices,
): number {
  return reservedNodes(regions, settings) * HOURS_PER_MONTH * prices.perNodeHour;
}
