import type { Scenario } from "../../components/surge/index.ts";
import type { Checked } from "../../exchange/problem.ts";

/** All in seconds; see {@link failoverTimes}. */
export interface FailoverInput {
  readonly healthCheckIntervalSeconds: number;
  /** Failed checks in a row before the region counts as lost. */
  readonly failureThreshold: number;
  readonly dnsTtlSeconds: number;
  readonly propagateSeconds: number;
  /** Promotion of the secondary database. */
  readonly promoteSeconds: number;
  /** The secondary's compute from its present size to full size. */
  readonly warmSeconds: number;
  /** Decision and approval by people; replaces detection. */
  readonly manualSeconds?: number;
}

export interface FailoverTimes {
  readonly detectSeconds: number;
  readonly dnsDoneSeconds: number;
  readonly dbDoneSeconds: number;
  readonly computeDoneSeconds: number;
  /** Recovery time: the slowest of the three. */
  readonly rtoSeconds: number;
}

/**
 * When each part of a regional failover is done, counted from the loss.
 *
 * @example
 * failoverTimes({ healthCheckIntervalSeconds: 30, failureThreshold: 3, dnsTtlSeconds: 60, propagateSeconds: 5,
 *   promoteSeconds: 60, warmSeconds: 90 }).rtoSeconds // 180
 */
export function failoverTimes(input: FailoverInput): FailoverTimes {
  const detectSeconds = input.manualSeconds ?? input.healthCheckIntervalSeconds * input.failureThreshold;
  const dnsDoneSeconds = detectSeconds + input.propagateSeconds + input.dnsTtlSeconds;
  const dbDoneSeconds = detectSeconds + input.promoteSeconds;
  const computeDoneSeconds = detectSeconds + input.warmSeconds;
  return {
    detectSeconds,
    dnsDoneSeconds,
    dbDoneSeconds,
    computeDoneSeconds,
    rtoSeconds: Math.max(dnsDoneSeconds, dbDoneSeconds, computeDoneSeconds),
  };
}

/** A drill may only move traffic to a region that the scenario leaves alone. */
export function checkFailoverTarget(scenario: Scenario, target: "primary" | "secondary"): Checked<Scenario> {
  const affected = scenario.affectedRegions.value;
  if (!affected.some((region) => region === "all" || region === target)) return { ok: true, value: scenario };
  return {
    ok: false,
    problems: [
      {
        file: "scenarios",
        path: `${scenario.id}.affectedRegions`,
        found: affected.join(", "),
        wanted: `a scenario that does not affect the target region (${target})`,
      },
    ],
  };
}
