import type { TwinSettings } from "../assumptions.ts";
import type { NodePool, Placement, PodShape } from "../cluster/nodes.ts";
import type { Binding } from "../cluster/scheduler.ts";
import type { PodGroup, PodSample } from "../hpa/pods.ts";
import type { WindowedSum } from "./windows.ts";

/** Pods of one service that were bound, start and become ready together. */
interface Cohort {
  count: number;
  readonly boundAt: number;
  readonly runningAt: number;
  readonly readyAt: number;
  ready: boolean;
  /** Interval of the usage window in which they became ready, and what was in it before. */
  readyInterval: number;
  usageBefore: number;
  sample: PodSample | null;
}

/** The bound pods of one service: when they become ready, what the autoscaler sees of them, where they run. */
export interface ServicePods {
  readonly readyCount: number;
  readonly boundCount: number;
  bind(binding: Binding, t: number): void;
  /** Pods that are ready from the first second. */
  seed(placements: readonly Placement[], t: number): void;
  becomeReady(t: number): boolean;
  remove(count: number, t: number): void;
  /** Publishes CPU samples from usage per ready pod, in millicores. */
  publish(t: number): void;
  groups(t: number, waiting: number): PodGroup[];
  /** All pods are ready and look alike to the autoscaler. */
  readonly settled: boolean;
  nextReady(): number;
}

/** The metrics API carries nanos and the controller rounds thousandths up; floating-point noise must not. */
export function milliOf(thousandths: number): number {
  return Math.max(0, Math.ceil(thousandths - 1e-6));
}

export function createServicePods(
  settings: TwinSettings,
  shape: PodShape,
  cpuRequestMilli: number | null,
  nodes: NodePool,
  usage: WindowedSum,
): ServicePods {
  const cohorts: Cohort[] = [];
  const placements: { node: number; count: number }[] = [];
  const windowIntervals = settings.cpuWindowSeconds / settings.scrapeSeconds;
  let readyCount = 0;
  let boundCount = 0;

  const sampleOf = (cohort: Cohort, t: number): PodSample | null => {
    if (t < cohort.runningAt + settings.cpuWindowSeconds) return null;
    let total = 0;
    if (cohort.ready) {
      total = usage.sum(cohort.readyInterval);
      if (cohort.readyInterval >= usage.index - windowIntervals) total -= cohort.usageBefore;
    }
    return {
      milli: milliOf(total / settings.cpuWindowSeconds),
      timeSeconds: t,
      windowSeconds: settings.cpuWindowSeconds,
    };
  };

  const mergeOld = (): void => {
    const [base] = cohorts;
    if (base === undefined) return;
    const old = (cohort: Cohort): boolean =>
      cohort.ready && cohort.sample !== null && cohort.readyInterval < usage.index - windowIntervals;
    while (cohorts.length > 1 && old(base)) {
      const next = cohorts[1];
      if (next === undefined || !old(next)) return;
      base.count += next.count;
      cohorts.splice(1, 1);
    }
  };

  const pods: ServicePods = {
    get readyCount() {
      return readyCount;
    },
    get boundCount() {
      return boundCount;
    },
    bind({ node, count, runningAt }, t) {
      boundCount += count;
      placements.push({ node, count });
      const last = cohorts.at(-1);
      if (last !== undefined && last.boundAt === t && last.runningAt === runningAt) last.count += count;
      else
        cohorts.push({
          count,
          boundAt: t,
          runningAt,
          readyAt: runningAt + settings.readinessSeconds,
          ready: false,
          readyInterval: 0,
          usageBefore: 0,
          sample: null,
        });
    },
    seed(seeded, t) {
      const count = seeded.reduce((sum, placement) => sum + placement.count, 0);
      const longAgo = t - 86_400;
      placements.push(...seeded.map(({ node, count: pods }) => ({ node, count: pods })));
      cohorts.push({
        count,
        boundAt: longAgo,
        runningAt: longAgo,
        readyAt: longAgo,
        ready: true,
        readyInterval: -windowIntervals,
        usageBefore: 0,
        sample: null,
      });
      boundCount += count;
      readyCount += count;
    },
    becomeReady(t) {
      let changed = false;
      for (const cohort of cohorts) {
        if (cohort.ready || cohort.readyAt > t) continue;
        cohort.ready = true;
        cohort.readyInterval = usage.index;
        cohort.usageBefore = usage.open;
        readyCount += cohort.count;
        changed = true;
      }
      return changed;
    },
    remove(count, t) {
      let rest = count;
      while (rest > 0) {
        const newest = cohorts.at(-1);
        if (newest === undefined) break;
        const taken = Math.min(rest, newest.count);
        newest.count -= taken;
        if (newest.ready) readyCount -= taken;
        boundCount -= taken;
        rest -= taken;
        if (newest.count === 0 && cohorts.length > 1) cohorts.pop();
        else if (newest.count === 0) break;
      }
      let toRelease = count - rest;
      while (toRelease > 0) {
        const last = placements.at(-1);
        if (last === undefined) break;
        const released = Math.min(toRelease, last.count);
        nodes.release(last.node, shape, released, t);
        last.count -= released;
        toRelease -= released;
        if (last.count === 0) placements.pop();
      }
    },
    publish(t) {
      for (const cohort of cohorts) cohort.sample = sampleOf(cohort, t);
      mergeOld();
    },
    groups(t, waiting) {
      const groups: PodGroup[] = [];
      for (const cohort of cohorts) {
        if (cohort.count === 0) continue;
        groups.push({
          count: cohort.count,
          phase: cohort.runningAt <= t ? "Running" : "Pending",
          deleted: false,
          ready: cohort.ready ? "true" : "false",
          startSeconds: cohort.boundAt,
          readyTransitionSeconds: cohort.ready ? cohort.readyAt : cohort.boundAt,
          requestMilli: cpuRequestMilli,
          sample: cohort.sample,
        });
      }
      if (waiting > 0)
        groups.push({
          count: waiting,
          phase: "Pending",
          deleted: false,
          ready: "none",
          startSeconds: null,
          readyTransitionSeconds: t,
          requestMilli: cpuRequestMilli,
          sample: null,
        });
      return groups;
    },
    get settled() {
      const [only] = cohorts;
      return (
        cohorts.length <= 1 &&
        (only === undefined || (only.ready && only.readyInterval < usage.index - windowIntervals))
      );
    },
    nextReady() {
      let next = Number.POSITIVE_INFINITY;
      for (const cohort of cohorts) if (!cohort.ready && cohort.readyAt < next) next = cohort.readyAt;
      return next;
    },
  };
  return pods;
}
