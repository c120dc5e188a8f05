import type { MultiplierBase } from "../../../components/surge/index.ts";
import { InputError, valueOrThrow } from "../../../exchange/problem.ts";
import type { ResourceGraph } from "../../../exchange/resource-graph.ts";
import { readEstate } from "../estate/read-estate.ts";
import { runScenario } from "../forecast/scenario.ts";
import { scenarioOf } from "../forecast/season.ts";
import { checkSettings } from "../settings.ts";

/** One service in one region at one second. Rates per second, times in seconds. */
export interface SecondRow {
  readonly second: number;
  readonly region: string;
  readonly service: string;
  readonly offered: number;
  readonly served: number;
  readonly shed: number;
  readonly backlog: number;
  readonly p95: number;
  readonly p99: number;
  readonly emergencyP99: number;
  readonly wantedReplicas: number;
  readonly runningReplicas: number;
  readonly readyReplicas: number;
  /** Ready nodes of the region, which its services share. */
  readonly nodes: number;
}

export interface PerSecondOptions {
  readonly scenario: string;
  readonly base?: MultiplierBase;
  readonly fromSeconds: number;
  readonly toSeconds: number;
  readonly settings?: Readonly<Record<string, number>>;
  readonly seed?: string;
}

const columns = [
  "second",
  "region",
  "service",
  "offered",
  "served",
  "shed",
  "backlog",
  "p95",
  "p99",
  "emergencyP99",
  "wantedReplicas",
  "runningReplicas",
  "readyReplicas",
  "nodes",
] as const satisfies readonly (keyof SecondRow)[];

/**
 * Every second of a stretch of a scenario, service by service; ordered by region, second and service.
 *
 * @example
 * toCsv(perSecond(graphs, { scenario: "mass-casualty", fromSeconds: -60, toSeconds: 600 }))
 */
export function perSecond(graphs: readonly ResourceGraph[], options: PerSecondOptions): readonly SecondRow[] {
  const { fromSeconds, toSeconds } = options;
  if (!Number.isInteger(fromSeconds) || !Number.isInteger(toSeconds) || fromSeconds > toSeconds)
    throw new InputError([
      {
        file: "options",
        path: "fromSeconds",
        found: `${fromSeconds} to ${toSeconds}`,
        wanted: "two whole seconds in growing order",
      },
    ]);
  const estate = readEstate(graphs);
  if (estate.problems.length > 0) throw new InputError(estate.problems);
  const rows: SecondRow[] = [];
  runScenario({
    estate,
    scenario: scenarioOf(options.scenario),
    base: options.base ?? "platform",
    settings: valueOrThrow(checkSettings(options.settings ?? {})),
    stepping: "closed-form",
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    watch: {
      fromSeconds,
      toSeconds,
      onSecond: ({ region }, second, services, nodes) => {
        for (const service of services) {
          const { offered, served, shed } = service.flow;
          rows.push({
            second,
            region,
            service: service.estate.service,
            offered,
            served,
            shed,
            backlog: service.backlog.normal + service.backlog.emergency,
            ...service.latency,
            wantedReplicas: service.replicas,
            runningReplicas: service.pods.boundCount,
            readyReplicas: service.pods.readyCount,
            nodes,
          });
        }
      },
    },
  });
  return rows;
}

/** Rows as CSV with a header line. */
export function toCsv(rows: readonly SecondRow[]): string {
  const lines = rows.map((row) => columns.map((column) => String(row[column])).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

/** Rows as newline-delimited JSON. A time without bound (no pod is ready) is `null`. */
export function toNdjson(rows: readonly SecondRow[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}
