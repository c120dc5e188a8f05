import { createHash } from "node:crypto";
import {
  demand,
  type MultiplierBase,
  objectives,
  procedures,
  type Scenario,
  type ScenarioId,
  scenarios,
} from "../../../components/surge/index.ts";
import { InputError, valueOrThrow } from "../../../exchange/problem.ts";
import type { ResourceGraph } from "../../../exchange/resource-graph.ts";
import type { Assumption, ForecastResult, ScenarioForecast } from "../../../exchange/season.ts";
import { listAssumptions, type TwinSettings } from "../assumptions.ts";
import { type EstateReading, readEstate } from "../estate/read-estate.ts";
import { checkSettings } from "../settings.ts";
import { twinVersion } from "../version.ts";
import { forecastScenario } from "./scenario.ts";

export interface ForecastOptions {
  /** Only this scenario; all twelve when absent. */
  readonly scenario?: string;
  /** Only this reading of the multiplier; both when absent. */
  readonly base?: MultiplierBase;
  /** Values for assumptions, by name; see `defaults` in assumptions.ts. */
  readonly settings?: Readonly<Record<string, number>>;
  /** Poisson arrivals from streams of this seed; without it arrivals are the rate itself. */
  readonly seed?: string;
  /** `every-second` computes the same without closed forms; it is there to prove that. */
  readonly stepping?: "closed-form" | "every-second";
}

/**
 * What the declared estate does in every scenario of the sources, under both readings of the multiplier. Pure and
 * deterministic: equal graphs and options give equal bytes. What the graphs leave open makes a verdict `unknown`
 * with the reason; impossible options are refused with an {@link InputError}.
 *
 * @param graphs the rendered stacks; those named `services-<environment>-<region>` hold the workloads
 * @example
 * forecastSeason(graphs, { scenario: "mass-casualty", base: "platform" }).scenarios[0]?.verdict
 */
export function forecastSeason(
  graphs: readonly ResourceGraph[],
  options: ForecastOptions = {},
): ForecastResult {
  const settings = valueOrThrow(checkSettings(options.settings ?? {}));
  const wanted = wantedScenarios(options.scenario);
  const bases = wantedBases(options.base);
  const estate = readEstate(graphs);
  return {
    twinVersion,
    inputHash: hashOf({
      estate,
      settings,
      demand,
      objectives,
      procedures,
      scenarios: wanted.map(({ id }) => id),
      bases,
      seed: options.seed ?? null,
      declared: scenarios,
      twinVersion,
    }),
    scenarios: wanted.flatMap((scenario) => forecastBases(scenario, bases, estate, settings, options)),
    assumptions: [...listAssumptions(settings), ...estateAssumptions(estate)],
  };
}

function forecastBases(
  scenario: (typeof scenarios)[number],
  bases: readonly MultiplierBase[],
  estate: EstateReading,
  settings: TwinSettings,
  { stepping = "closed-form", seed }: ForecastOptions,
): readonly ScenarioForecast[] {
  const run = (base: MultiplierBase): ScenarioForecast =>
    forecastScenario({ estate, scenario, base, settings, stepping, ...(seed === undefined ? {} : { seed }) });
  const [first, ...others] = bases;
  if (first === undefined) return [];
  const forecast = run(first);
  if (multipliesPlatform(scenario)) return [forecast, ...others.map(run)];
  // Both readings of a scenario that leaves platform load alone are one and the same run.
  const { failover: _, ...same } = forecast;
  return [forecast, ...others.map((base) => ({ ...same, base, gates: base === "platform" }))];
}

function multipliesPlatform({ kind, appliesTo, multiplier }: Scenario): boolean {
  return kind !== "calendar" && appliesTo === "platform" && multiplier.value !== 1;
}

/** The ids a person may ask for. */
export const scenarioIds: readonly ScenarioId[] = scenarios.map(({ id }) => id);

/** The declared scenario of that id; an unknown one is refused with the list. */
export function scenarioOf(id: string): (typeof scenarios)[number] {
  const [found] = wantedScenarios(id);
  if (found === undefined) throw new RangeError("a known id has a scenario");
  return found;
}

function wantedScenarios(id: string | undefined): readonly (typeof scenarios)[number][] {
  if (id === undefined) return scenarios;
  const found = scenarios.filter((scenario) => scenario.id === id);
  if (found.length > 0) return found;
  throw new InputError([
    {
      file: "options",
      path: "scenario",
      found: JSON.stringify(id),
      wanted: `one of ${scenarioIds.join(", ")}`,
    },
  ]);
}

function wantedBases(base: string | undefined): readonly MultiplierBase[] {
  const bases: readonly MultiplierBase[] = ["platform", "emergency-class"];
  if (base === undefined) return bases;
  const found = bases.filter((known) => known === base);
  if (found.length > 0) return found;
  throw new InputError([
    { file: "options", path: "base", found: JSON.stringify(base), wanted: bases.join(" or ") },
  ]);
}

/** Readings of the graphs that are choices of ours. */
function estateAssumptions({ regions }: EstateReading): readonly Assumption[] {
  return [
    ...regions.map(({ stack, role }) => ({
      name: `role of ${stack}`,
      value: role,
      why: "services stacks are taken in order: the first is primary, the second secondary",
    })),
    {
      name: "regionWeights",
      value: JSON.stringify(demand.regionWeights.value),
      why: demand.regionWeights.why ?? "declared demand",
    },
    {
      name: "emergency requests per service",
      value: JSON.stringify(demand.serviceMix.value),
      why: "emergency requests are spread over the services as all requests are",
    },
    {
      name: "emergency cache and database steps",
      value: "not counted",
      why: "the twin counts what the compute step of the immediate procedure adds; a cache can only make it better",
    },
    {
      name: "sustained procedure",
      value: "not run",
      why: "it waits for two approvals, which no forecast can promise",
    },
    {
      name: "availability window",
      value: "the run",
      why: "shares of time are taken over the run itself, which is stricter than a month around it",
    },
  ];
}

/** SHA-256 over the input as JSON with sorted keys. */
function hashOf(input: unknown): string {
  return createHash("sha256").update(JSON.stringify(input, sortedKeys)).digest("hex");
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
