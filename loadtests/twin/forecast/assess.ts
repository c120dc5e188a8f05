import { objectiveResults } from "./objectives.ts";
import { runScenario, type ScenarioInput, type ScenarioRun } from "./scenario.ts";

/** The part of a forecast that a search needs, without series and failover. */
export interface Assessment {
  readonly run: ScenarioRun;
  readonly timeToCapacitySeconds: number | null;
  readonly shedShare: number;
  /** Capacity in time with a fifth of the limit to spare, and every objective holds. */
  readonly ready: boolean;
}

const SAFE_SHARE_OF_LIMIT = 0.8;

export function assess(input: ScenarioInput): Assessment {
  const run = runScenario(input);
  const all = run.regions.flatMap(({ services }) => services.map(({ stats }) => stats));
  const times = all.map(({ timeToCapacity }) => timeToCapacity ?? Number.POSITIVE_INFINITY);
  const slowest = Math.max(0, ...times);
  const limit = input.scenario.requiredScaleOutSeconds?.value;
  const inTime = limit === undefined ? Number.isFinite(slowest) : slowest <= SAFE_SHARE_OF_LIMIT * limit;
  const broken = objectiveResults(run.regions).some(
    ({ state, severity }) => state === "fail" && severity !== "target",
  );
  const offered = all.reduce((sum, stats) => sum + stats.offered, 0);
  const shed = all.reduce((sum, stats) => sum + stats.shed, 0);
  return {
    run,
    timeToCapacitySeconds: Number.isFinite(slowest) ? slowest : null,
    shedShare: offered === 0 ? 0 : shed / offered,
    ready: inTime && !broken && all.length > 0,
  };
}
