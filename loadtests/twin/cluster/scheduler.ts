import type { TwinSettings } from "../assumptions.ts";
import type { NodePool, PodShape } from "./nodes.ts";

/** Pods of one service bound to a node at one second. */
export interface Binding {
  readonly service: number;
  readonly node: number;
  readonly count: number;
  /** When the containers start to run. */
  readonly runningAt: number;
}

interface Waiting {
  readonly service: number;
  count: number;
  readonly createdAt: number;
  unschedulable: boolean;
}

/** Creates, binds and finds nodes for the pods of one cluster, at the pace of a stock control plane. */
export interface Scheduler {
  /**
   * One second: creates pods that are wanted, binds what fits, asks for nodes for the rest.
   * `deficits[s]` is how many pods service `s` lacks; created ones are subtracted from it.
   */
  step(deficits: number[], t: number, onBound: (binding: Binding, t: number) => void): void;
  /** Takes up to `count` waiting pods of a service away, newest first; gives how many. */
  withdraw(service: number, count: number): number;
  waiting(service: number): number;
  /** True while pods of the service wait although a node has no room for them. */
  isUnschedulable(service: number): boolean;
  /** True when the node limit refused pods. */
  readonly limited: boolean;
  nextEvent(t: number): number;
}

/**
 * The pod path of section 5 of the model: creation and binding are token buckets of the client limits; Karpenter
 * collects unschedulable pods for a moment, decides, and launches.
 */
export function createScheduler(
  settings: TwinSettings,
  shapes: readonly PodShape[],
  nodes: NodePool,
  headroomShapes: readonly PodShape[],
): Scheduler {
  const queue: Waiting[] = [];
  const headroomWaiting = headroomShapes.map(() => 0);
  const create = tokenBucket(settings.podCreatePerSecond, settings.podCreateBurst);
  const bind = tokenBucket(settings.podBindPerSecond, settings.podBindBurst);
  let batch: { openedAt: number; lastNewAt: number } | null = null;
  let unplaced = 0;
  let triedVersion = -1;
  /** Pods that have room still wait for the scheduler's turn. */
  let throttled = false;
  let busy = false;

  const createPods = (deficits: number[], t: number): void => {
    let open = deficits.reduce((sum, deficit) => sum + deficit, 0);
    const made = deficits.map(() => 0);
    // In turn, because each ReplicaSet is worked on by its own worker and all share one client limit.
    for (let service = 0; open > 0 && create.available(t) >= 1; service = (service + 1) % deficits.length) {
      if ((deficits[service] ?? 0) === 0) continue;
      deficits[service] = (deficits[service] ?? 0) - 1;
      made[service] = (made[service] ?? 0) + 1;
      create.take(1);
      open--;
    }
    for (const [service, count] of made.entries())
      if (count > 0) queue.push({ service, count, createdAt: t, unschedulable: false });
  };

  const bindEntry = (entry: Waiting, t: number, onBound: (binding: Binding, t: number) => void): boolean => {
    const shape = shapes[entry.service];
    if (shape === undefined) return false;
    while (entry.count > 0) {
      const tokens = Math.floor(bind.available(t));
      if (tokens < 1) {
        throttled = true;
        return true;
      }
      let placement = nodes.place(shape, Math.min(entry.count, tokens), entry.service, t);
      if (placement === null) {
        const displaced = nodes.displaceHeadroom(shape, t);
        if (displaced === null) return false;
        for (const { kind, count } of displaced) {
          headroomWaiting[kind] = (headroomWaiting[kind] ?? 0) + count;
          if (batch === null) batch = { openedAt: t, lastNewAt: t };
          else batch.lastNewAt = t;
        }
        placement = nodes.place(shape, 1, entry.service, t);
        if (placement === null) return false;
      }
      bind.take(placement.count);
      entry.count -= placement.count;
      onBound(
        {
          service: entry.service,
          node: placement.node,
          count: placement.count,
          runningAt: placement.imageAt + settings.podStartSeconds,
        },
        t,
      );
    }
    return true;
  };

  const bindPods = (t: number, onBound: (binding: Binding, t: number) => void): void => {
    const version = nodes.roomVersion(t);
    const stuck = queue.every(({ unschedulable }) => unschedulable);
    if (stuck && !throttled && version === triedVersion) return;
    triedVersion = version;
    throttled = false;
    const full = new Set<number>();
    for (const entry of queue) {
      if (entry.createdAt + settings.scheduleSeconds > t || full.has(entry.service)) continue;
      if (bindEntry(entry, t, onBound)) continue;
      full.add(entry.service);
    }
    for (const entry of queue) {
      const tried = entry.createdAt + settings.scheduleSeconds <= t;
      if (entry.count === 0 || entry.unschedulable || !tried || !full.has(entry.service)) continue;
      entry.unschedulable = true;
      if (batch === null) batch = { openedAt: t, lastNewAt: t };
      else batch.lastNewAt = t;
    }
    for (let index = queue.length - 1; index >= 0; index--)
      if (queue[index]?.count === 0) queue.splice(index, 1);
    // Room that was ordered for these pods went to newer ones: Karpenter looks at what is pending, not at what is new.
    if (batch === null && queue.some(({ unschedulable }) => unschedulable))
      batch = { openedAt: t, lastNewAt: t };
    for (const [kind, count] of headroomWaiting.entries())
      if (count > 0) headroomWaiting[kind] = count - nodes.placeHeadroom(kind, count, t);
  };

  const closeBatch = (t: number): void => {
    if (batch === null) return;
    const idle = t - batch.lastNewAt >= settings.nodeBatchIdleSeconds;
    if (!idle && t - batch.openedAt < settings.nodeBatchMaxSeconds) return;
    batch = null;
    const pods = shapes
      .map((shape, service) => ({ shape, count: countOf(service, true) }))
      .concat(headroomShapes.map((shape, kind) => ({ shape, count: headroomWaiting[kind] ?? 0 })))
      .filter(({ count }) => count > 0);
    unplaced = nodes.order(pods, t + settings.nodeSolveSeconds + settings.nodeLaunchSeconds, t);
  };

  const countOf = (service: number, onlyUnschedulable: boolean): number => {
    let count = 0;
    for (const entry of queue)
      if (entry.service === service && (entry.unschedulable || !onlyUnschedulable)) count += entry.count;
    return count;
  };

  return {
    step(deficits, t, onBound) {
      const open = deficits.some(isPositive);
      const displaced = headroomWaiting.some(isPositive);
      if (!open && !displaced && queue.length === 0 && batch === null) {
        busy = false;
        throttled = false;
        return;
      }
      if (open) createPods(deficits, t);
      if (queue.length > 0 || displaced) bindPods(t, onBound);
      closeBatch(t);
      busy =
        batch !== null ||
        throttled ||
        deficits.some((deficit) => deficit > 0) ||
        queue.some(({ unschedulable }) => !unschedulable);
    },
    withdraw(service, count) {
      let rest = count;
      for (let index = queue.length - 1; index >= 0 && rest > 0; index--) {
        const entry = queue[index];
        if (entry === undefined || entry.service !== service) continue;
        const taken = Math.min(rest, entry.count);
        entry.count -= taken;
        rest -= taken;
        if (entry.count === 0) queue.splice(index, 1);
      }
      return count - rest;
    },
    waiting: (service) => countOf(service, false),
    isUnschedulable: (service) => countOf(service, true) > 0,
    get limited() {
      return unplaced > 0;
    },
    nextEvent: (t) => (busy ? t + 1 : nodes.nextEvent(t)),
  };
}

function isPositive(count: number): boolean {
  return count > 0;
}

interface TokenBucket {
  available(t: number): number;
  take(count: number): void;
}

function tokenBucket(perSecond: number, burst: number): TokenBucket {
  let tokens = burst;
  let at = Number.NaN;
  return {
    available(t) {
      if (t > at) tokens = Math.min(burst, tokens + (t - at) * perSecond);
      at = t;
      return tokens;
    },
    take(count) {
      tokens -= count;
    },
  };
}
