import type { MultiplierBase, SchedulingService } from "../../../components/surge/index.ts";
import { InputError, valueOrThrow } from "../../../exchange/problem.ts";
import type { ResourceGraph } from "../../../exchange/resource-graph.ts";
import type { RegionRole } from "../demand/surge.ts";
import { rateAt, regionDemand } from "../demand/surge.ts";
import { type EventOutcome, type EventSegment, runEvents } from "../engine/events.ts";
import { readEstate } from "../estate/read-estate.ts";
import { checkSettings } from "../settings.ts";
import { runScenario } from "./scenario.ts";
import { scenarioOf } from "./season.ts";

export interface EventForecastOptions {
  readonly scenario: string;
  readonly base?: MultiplierBase;
  readonly service: SchedulingService;
  readonly role: RegionRole;
  readonly fromSeconds: number;
  readonly toSeconds: number;
  readonly seed: string;
  readonly settings?: Readonly<Record<string, number>>;
}

/**
 * One service request by request: the fluid run says how many pods are ready at each second, the event engine plays
 * the arrivals against them. Percentiles then come from requests and not from a formula.
 */
export function forecastEvents(
  graphs: readonly ResourceGraph[],
  options: EventForecastOptions,
): EventOutcome {
  const settings = valueOrThrow(checkSettings(options.settings ?? {}));
  const estate = readEstate(graphs);
  if (estate.problems.length > 0) throw new InputError(estate.problems);
  const segments: EventSegment[] = [];
  let mu = settings.requestsPerSecondPerWorker;
  const run = runScenario({
    estate,
    scenario: scenarioOf(options.scenario),
    base: options.base ?? "platform",
    settings,
    stepping: "closed-form",
    watch: {
      fromSeconds: options.fromSeconds,
      toSeconds: options.toSeconds,
      onSecond: ({ role }, t, services) => {
        const service = services.find(({ estate: { service: name } }) => name === options.service);
        if (role !== options.role || service === undefined) return;
        mu = service.podRequestsPerSecond / settings.workersPerPod;
        segments.push({
          fromSeconds: t,
          normalPerSecond: 0,
          emergencyPerSecond: 0,
          servers: service.pods.readyCount * settings.workersPerPod,
        });
      },
    },
  });
  const demand = regionDemand(run.plan, options.role, [options.service]);
  return runEvents({
    segments: segments.map((segment) => {
      const { normal, emergency } = rateAt(demand.segment(0, segment.fromSeconds), segment.fromSeconds);
      return { ...segment, normalPerSecond: normal, emergencyPerSecond: emergency };
    }),
    endSeconds: options.toSeconds + 1,
    service: { meanSeconds: 1 / mu },
    spacing: "poisson",
    shedding: { maxWaitSeconds: settings.maxWaitSeconds, emergencyFactor: settings.emergencyWaitFactor },
    warmUpSeconds: Math.max(0, options.fromSeconds),
    seed: options.seed,
  });
}
