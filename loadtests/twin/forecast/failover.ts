import type { FailoverResult } from "../../../exchange/season.ts";
import type { TwinSettings } from "../assumptions.ts";
import { type DemandSegment, emergencyAt, normalAt, type RegionDemand, rateAt } from "../demand/surge.ts";
import { runRegion } from "../engine/region-run.ts";
import type { RegionEstate } from "../estate/read-estate.ts";
import { checkFailoverTarget, failoverTimes } from "../failover.ts";
import type { ScenarioRun } from "./scenario.ts";

/** The region is lost this long after the surge edge: late enough to have scaled, early enough to be at full load. */
const LOSS_SECONDS = 600;
const WATCHED_SECONDS = 1800;

/** The loss of each region while the scenario lasts, with the other one as target. */
export function failoverResults(
  run: ScenarioRun,
  estates: readonly RegionEstate[],
  settings: TwinSettings,
): readonly FailoverResult[] {
  return estates.flatMap((lost, lostIndex) =>
    estates.flatMap((target, targetIndex) => {
      if (lostIndex === targetIndex) return [];
      const lostDemand = run.demands[lostIndex];
      const ownDemand = run.demands[targetIndex];
      if (lostDemand === undefined || ownDemand === undefined) return [];
      return [failoverResult(run, lost, target, lostDemand, ownDemand, settings)];
    }),
  );
}

function failoverResult(
  { plan }: ScenarioRun,
  lost: RegionEstate,
  target: RegionEstate,
  lostDemand: RegionDemand,
  ownDemand: RegionDemand,
  settings: TwinSettings,
): FailoverResult {
  const regions = { lost: lost.region, target: target.region };
  // An ordinary day names no affected region; the loss is then the only thing that happens.
  const drill =
    plan.scenario.kind === "emergency" ? checkFailoverTarget(plan.scenario, target.role) : { ok: true };
  if (!drill.ok) {
    const reason = `the scenario affects the target region ${target.region} itself`;
    return { ...regions, possible: false, reason };
  }
  const times = failoverTimes({
    healthCheckIntervalSeconds: settings.healthCheckIntervalSeconds,
    failureThreshold: settings.healthCheckFailures,
    dnsTtlSeconds: settings.dnsTtlSeconds,
    propagateSeconds: settings.dnsPropagateSeconds,
    promoteSeconds: settings.databasePromoteSeconds,
    warmSeconds: 0,
  });
  const moved = movedShare(times.detectSeconds + settings.dnsPropagateSeconds, settings);
  const computeDoneSeconds = secondsUntilCarried(target, lostDemand, ownDemand, moved, settings);
  const failedRequests = failedUntilMoved(lostDemand, moved, settings);
  const lostRate = totalAt(lostDemand, LOSS_SECONDS);
  const rtoSeconds =
    computeDoneSeconds === null
      ? null
      : Math.max(times.dnsDoneSeconds, times.dbDoneSeconds, computeDoneSeconds);
  return {
    ...regions,
    possible: true,
    reason:
      rtoSeconds === null
        ? `${target.region} never carries the load of both regions`
        : `${slowestPart(times, computeDoneSeconds)} is the slowest part`,
    detectSeconds: times.detectSeconds,
    dnsDoneSeconds: times.dnsDoneSeconds,
    dbDoneSeconds: times.dbDoneSeconds,
    computeDoneSeconds,
    rtoSeconds,
    busDoneSeconds: settings.busEndpointSeconds,
    failedRequests,
    lostWrites: lostRate * settings.tableWritesPerRequest * settings.databaseRpoSeconds,
  };
}

function slowestPart(
  times: { readonly dnsDoneSeconds: number; readonly dbDoneSeconds: number },
  compute: number | null,
): string {
  const parts = [
    ["moving traffic", times.dnsDoneSeconds],
    ["promoting the database", times.dbDoneSeconds],
    ["compute in the target region", compute ?? Number.POSITIVE_INFINITY],
  ] as const;
  return parts.reduce((slowest, part) => (part[1] > slowest[1] ? part : slowest))[0];
}

/** Share of the lost region's requests that reach the target, by second after the loss. */
function movedShare(startSeconds: number, settings: TwinSettings): (afterLoss: number) => number {
  const { dnsTtlSeconds, stickyShare, stickySeconds } = settings;
  return (afterLoss) => {
    if (afterLoss <= startSeconds) return 0;
    if (afterLoss >= startSeconds + stickySeconds) return 1;
    return (1 - stickyShare) * Math.min(1, (afterLoss - startSeconds) / dnsTtlSeconds);
  };
}

function failedUntilMoved(
  demand: RegionDemand,
  moved: (afterLoss: number) => number,
  settings: TwinSettings,
): number {
  let failed = 0;
  const longest =
    settings.healthCheckIntervalSeconds * settings.healthCheckFailures +
    settings.stickySeconds +
    WATCHED_SECONDS;
  for (let after = 0; after < longest && moved(after) < 1; after++)
    failed += totalAt(demand, LOSS_SECONDS + after) * (1 - moved(after));
  return failed;
}

/** Seconds from the loss until the target covers its own and the moved demand for good; `null` when it never does. */
function secondsUntilCarried(
  target: RegionEstate,
  lostDemand: RegionDemand,
  ownDemand: RegionDemand,
  moved: (afterLoss: number) => number,
  settings: TwinSettings,
): number | null {
  const endSeconds = LOSS_SECONDS + WATCHED_SECONDS;
  const sampleAt = Array.from({ length: WATCHED_SECONDS + 1 }, (_, index) => LOSS_SECONDS + index);
  const short = new Set<number>();
  const demand = withMoved(ownDemand, lostDemand, moved);
  const run = runRegion({
    estate: target,
    demand,
    settings,
    endSeconds,
    sampleAt,
    emergencyPerSecond: (t) => emergencyTotalAt(lostDemand, t) + emergencyTotalAt(ownDemand, t),
    stepping: "closed-form",
    onSample: (t, services) => {
      for (const [index, service] of services.entries()) {
        const { normal, emergency } = rateAt(demand.segment(index, t), t);
        if (normal + emergency > service.capacity() + 1e-9) short.add(t);
      }
    },
  });
  if (run.services.length < lostDemand.services.length || short.has(endSeconds)) return null;
  return short.size === 0 ? 0 : Math.max(...short) + 1 - LOSS_SECONDS;
}

/** The target's own demand plus what has moved, second by second while the share moves. */
function withMoved(
  own: RegionDemand,
  lost: RegionDemand,
  moved: (afterLoss: number) => number,
): RegionDemand {
  const shareAt = (t: number): number => (t < LOSS_SECONDS ? 0 : moved(t - LOSS_SECONDS));
  const untilAt = (t: number): number => {
    const bound = Math.min(own.nextBreak(t), lost.nextBreak(t));
    if (t < LOSS_SECONDS) return Math.min(bound, LOSS_SECONDS);
    return shareAt(t) === 1 ? bound : Math.min(bound, t + 1);
  };
  return {
    services: own.services,
    nextBreak: untilAt,
    segment(index, t): DemandSegment {
      const mine = own.segment(index, t);
      const theirIndex = lost.services.indexOf(own.services[index] ?? "booking");
      const theirs = lost.segment(Math.max(0, theirIndex), t);
      const share = theirIndex < 0 ? 0 : shareAt(t);
      return {
        fromSeconds: t,
        untilSeconds: untilAt(t),
        normal: normalAt(mine, t) + share * normalAt(theirs, t),
        normalSlope: mine.normalSlope + share * theirs.normalSlope,
        emergency: emergencyAt(mine, t) + share * emergencyAt(theirs, t),
        emergencySlope: mine.emergencySlope + share * theirs.emergencySlope,
      };
    },
  };
}

function totalAt(demand: RegionDemand, t: number): number {
  let total = 0;
  for (let index = 0; index < demand.services.length; index++) {
    const { normal, emergency } = rateAt(demand.segment(index, t), t);
    total += normal + emergency;
  }
  return total;
}

function emergencyTotalAt(demand: RegionDemand, t: number): number {
  let total = 0;
  for (let index = 0; index < demand.services.length; index++)
    total += emergencyAt(demand.segment(index, t), t);
  return total;
}
