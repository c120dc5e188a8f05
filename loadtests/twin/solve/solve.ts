import {
  type MultiplierBase,
  type Scenario,
  type ScenarioId,
  scenarios,
} from "../../../components/surge/index.ts";
import { InputError, valueOrThrow } from "../../../exchange/problem.ts";
import type { ResourceGraph } from "../../../exchange/resource-graph.ts";
import type { TwinSettings } from "../assumptions.ts";
import { reserveCostPerMonth, reservedNodes } from "../cost/cost.ts";
import type { Prices } from "../cost/prices.ts";
import { type EstateReading, readEstate } from "../estate/read-estate.ts";
import { assess } from "../forecast/assess.ts";
import { checkSettings } from "../settings.ts";
import { type Knobs, turned } from "./knobs.ts";

export interface SolveOptions {
  readonly scenario: string;
  readonly base?: MultiplierBase;
  readonly settings?: Readonly<Record<string, number>>;
  readonly prices?: Prices;
}

/** One way to make the scenario ready. */
export interface Solution {
  readonly knobs: Knobs;
  /** Nodes that reserve and warm places keep running all the time, over all regions. */
  readonly reservedNodes: number;
  /** Units of the price file's currency; `null` without one. */
  readonly costPerMonth: number | null;
  readonly timeToCapacitySeconds: number | null;
  readonly services: readonly {
    readonly service: string;
    readonly region: string;
    readonly minReplicas: number;
    readonly maxReplicas: number;
  }[];
}

export interface SolveResult {
  readonly scenario: ScenarioId;
  /** Cheapest first; empty when nothing in reach makes the scenario ready. */
  readonly solutions: readonly Solution[];
  readonly reason: string;
}

type DeclaredScenario = Scenario & { readonly id: ScenarioId };

/** A day and two hours show every hour of the day curves; the found mix is then checked over the whole duration. */
const SEARCH_HOURS = 26;
/** The ceiling and the largest reserve carry this much more than the scenario asks for. */
const SPARE = 1.3;
const BISECTION_STEPS = 7;

/**
 * The cheapest mix of running reserve, warm places, scale-up policy and maximum that makes a scenario ready: capacity
 * in time with a fifth of the limit to spare, every objective held. By bisection over the reserve, for both policies,
 * without and with warm places. Deterministic.
 */
export function solve(graphs: readonly ResourceGraph[], options: SolveOptions): SolveResult {
  const settings = valueOrThrow(checkSettings(options.settings ?? {}));
  const scenario = scenarios.find(({ id }) => id === options.scenario);
  if (scenario === undefined)
    throw new InputError([
      {
        file: "options",
        path: "scenario",
        found: JSON.stringify(options.scenario),
        wanted: `one of ${scenarios.map(({ id }) => id).join(", ")}`,
      },
    ]);
  const estate = readEstate(graphs);
  if (estate.problems.length > 0) throw new InputError(estate.problems);
  const search = createSearch(estate, scenario, options.base ?? "platform", settings);
  const top = scenario.multiplier.value * SPARE;
  const mixes: Knobs[] = [];
  for (const policy of ["declared", "fast"] as const) {
    for (const warm of [false, true]) {
      const warmPods = warm ? search.podsForPeak : 0;
      const found = search.smallestReserve({
        reserveMultiplier: 0,
        warmPods,
        policy,
        ceilingMultiplier: top,
      });
      if (found !== null) mixes.push(warm ? search.fewestWarm(found) : found);
    }
  }
  const solutions = different(mixes)
    .filter((knobs) => search.readyForWhole(knobs))
    .map((knobs) => solutionOf(estate, knobs, search.timeOf(knobs), settings, options.prices))
    .sort((a, b) => a.reservedNodes - b.reservedNodes || a.knobs.warmPods - b.knobs.warmPods);
  const reason =
    solutions.length > 0
      ? `${solutions.length} ${solutions.length === 1 ? "mix makes" : "mixes make"} it ready; the cheapest is first`
      : `not even ${SPARE} times the scenario's load in running replicas makes it ready`;
  return { scenario: scenario.id, solutions, reason };
}

/** Where the faster policy or warm places change nothing, only the mix without them is worth telling. */
function different(mixes: readonly Knobs[]): readonly Knobs[] {
  return mixes.filter((knobs, index) => {
    const { reserveMultiplier, warmPods } = knobs;
    const same = (other: Knobs): boolean =>
      other.reserveMultiplier === reserveMultiplier && other.warmPods === warmPods;
    return mixes.findIndex(same) === index;
  });
}

/** What makes all of several scenarios ready at once: per service the largest of their cheapest mixes. */
export interface SeasonSolution {
  readonly scenarios: readonly SolveResult[];
  readonly services: Solution["services"];
  /** Scenarios that no mix in reach makes ready. */
  readonly unsolved: readonly ScenarioId[];
}

/** Solves every emergency scenario and joins the answers, service by service and region by region. */
export function solveSeason(
  graphs: readonly ResourceGraph[],
  options: Omit<SolveOptions, "scenario"> = {},
): SeasonSolution {
  const results = scenarios
    .filter(({ kind }) => kind === "emergency")
    .map(({ id }) => solve(graphs, { ...options, scenario: id }));
  const joined = new Map<string, Solution["services"][number]>();
  for (const { solutions } of results) {
    for (const service of solutions[0]?.services ?? []) {
      const key = `${service.region}/${service.service}`;
      const known = joined.get(key) ?? service;
      joined.set(key, {
        ...service,
        minReplicas: Math.max(known.minReplicas, service.minReplicas),
        maxReplicas: Math.max(known.maxReplicas, service.maxReplicas),
      });
    }
  }
  return {
    scenarios: results,
    services: [...joined.values()],
    unsolved: results.filter(({ solutions }) => solutions.length === 0).map(({ scenario }) => scenario),
  };
}

function createSearch(
  estate: EstateReading,
  scenario: DeclaredScenario,
  base: MultiplierBase,
  settings: TwinSettings,
) {
  const top = scenario.multiplier.value * SPARE;
  const hours = scenario.durationHours;
  const short: DeclaredScenario =
    hours === undefined || hours.value <= SEARCH_HOURS
      ? scenario
      : { ...scenario, durationHours: { ...hours, value: SEARCH_HOURS } };
  const run = (knobs: Knobs, of: DeclaredScenario) =>
    assess({
      estate: turned(estate, knobs, settings),
      scenario: of,
      base,
      settings,
      stepping: "closed-form",
    });
  const ready = (knobs: Knobs): boolean => run(knobs, short).ready;
  const bisect = (low: number, high: number, fits: (value: number) => boolean): number => {
    let [no, yes] = [low, high];
    for (let step = 0; step < BISECTION_STEPS; step++) {
      const middle = (no + yes) / 2;
      if (fits(middle)) yes = middle;
      else no = middle;
    }
    return yes;
  };
  const most = Math.max(
    ...turned(
      estate,
      { reserveMultiplier: top, warmPods: 0, policy: "declared", ceilingMultiplier: top },
      settings,
    ).regions.map(({ services }) =>
      services.reduce((sum, { autoscaler, replicas }) => sum + (autoscaler?.minReplicas ?? replicas), 0),
    ),
  );
  return {
    podsForPeak: most,
    smallestReserve(knobs: Knobs): Knobs | null {
      if (ready(knobs)) return knobs;
      const at = (reserveMultiplier: number): Knobs => ({ ...knobs, reserveMultiplier });
      if (!ready(at(top))) return null;
      return at(bisect(0, top, (reserve) => ready(at(reserve))));
    },
    fewestWarm(knobs: Knobs): Knobs {
      const at = (warm: number): Knobs => ({ ...knobs, warmPods: Math.ceil(warm) });
      return ready(at(0)) ? at(0) : at(bisect(0, knobs.warmPods, (warm) => ready(at(warm))));
    },
    readyForWhole: (knobs: Knobs): boolean => run(knobs, scenario).ready,
    timeOf: (knobs: Knobs): number | null => run(knobs, short).timeToCapacitySeconds,
  };
}

function solutionOf(
  estate: EstateReading,
  knobs: Knobs,
  timeToCapacitySeconds: number | null,
  settings: TwinSettings,
  prices: Prices | undefined,
): Solution {
  const { regions } = turned(estate, knobs, settings);
  return {
    knobs,
    reservedNodes: reservedNodes(regions, settings),
    costPerMonth: prices === undefined ? null : reserveCostPerMonth(regions, settings, prices),
    timeToCapacitySeconds,
    services: regions.flatMap(({ region, services }) =>
      services.map(({ service, autoscaler, replicas }) => ({
        service,
        region,
        minReplicas: autoscaler?.minReplicas ?? replicas,
        maxReplicas: autoscaler?.maxReplicas ?? replicas,
      })),
    ),
  };
}
