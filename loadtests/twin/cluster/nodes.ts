import type { TwinSettings } from "../assumptions.ts";

/** What a pod asks of a node. */
export interface PodShape {
  readonly cpuMilli: number;
  readonly memoryMiB: number;
}

interface Node {
  readonly number: number;
  freeCpuMilli: number;
  freeMemoryMiB: number;
  freePods: number;
  readonly readyAt: number;
  emptySince: number | null;
  /** Headroom pods on this node, per kind of headroom. */
  readonly headroom: number[];
  /** When each service's image is on the node; absent when never pulled. */
  readonly imageAt: Map<number, number>;
}

/** `count` pods of one kind put on one node at once. */
export interface Placement {
  readonly node: number;
  readonly count: number;
  /** When the image is there and containers can start. */
  readonly imageAt: number;
}

export interface NodePool {
  /** Room on ready nodes for up to `count` pods, first fitting node first; `null` when there is none. */
  place(shape: PodShape, count: number, image: number, t: number): Placement | null;
  /** Makes room by evicting headroom pods; gives the shapes that were displaced, or `null` when that does not help. */
  displaceHeadroom(
    shape: PodShape,
    t: number,
  ): readonly { readonly kind: number; readonly count: number }[] | null;
  /** Puts headroom pods on a ready node. */
  placeHeadroom(kind: number, count: number, t: number): number;
  release(node: number, shape: PodShape, count: number, t: number): void;
  /** Nodes that exist before the run, as many as the pods and headroom pods need. */
  seed(
    pods: readonly { readonly shape: PodShape; readonly count: number; readonly image: number }[],
  ): Placement[][];
  /** Orders nodes for pods that no ready or coming node has room for; gives how many could not be ordered. */
  order(
    pods: readonly { readonly shape: PodShape; readonly count: number }[],
    readyAt: number,
    t: number,
  ): number;
  consolidate(t: number): void;
  readyNodes(t: number): number;
  /** Grows whenever a ready node may have room that was not there before. */
  roomVersion(t: number): number;
  /** The next second at which a node becomes ready or may be removed. */
  nextEvent(t: number): number;
}

/**
 * Nodes of one cluster, filled first-fit. Ordered nodes become ready after launch; empty ones go after a while.
 *
 * @param limitMilli CPU that may be ordered in all; `null` without a limit.
 */
export function createNodePool(
  settings: TwinSettings,
  headroomShapes: readonly PodShape[],
  limitMilli: number | null,
): NodePool {
  /** By number, as placements name them; `live` leaves out those that were removed, in the same order. */
  const nodes: Node[] = [];
  let live: Node[] = [];
  let empty = 0;
  let latestReadyAt = Number.NEGATIVE_INFINITY;
  let headroomPods = 0;
  let room = 0;
  let lastSeen = Number.NEGATIVE_INFINITY;
  const removableAt = (emptySince: number, readyAt: number): number =>
    Math.max(emptySince, readyAt) + settings.consolidateAfterSeconds;

  const add = (readyAt: number): Node => {
    const node: Node = {
      number: nodes.length,
      freeCpuMilli: settings.nodeCpuMilli,
      freeMemoryMiB: settings.nodeMemoryMiB,
      freePods: settings.nodePodLimit,
      readyAt,
      emptySince: readyAt,
      headroom: headroomShapes.map(() => 0),
      imageAt: new Map(),
    };
    nodes.push(node);
    live.push(node);
    empty++;
    latestReadyAt = Math.max(latestReadyAt, readyAt);
    return node;
  };
  const take = (node: Node, shape: PodShape, count: number): void => {
    node.freeCpuMilli -= shape.cpuMilli * count;
    node.freeMemoryMiB -= shape.memoryMiB * count;
    node.freePods -= count;
    if (node.emptySince !== null) empty--;
    node.emptySince = null;
  };
  const give = (node: Node, shape: PodShape, count: number, t: number): void => {
    take(node, shape, -count);
    room++;
    if (node.freePods < settings.nodePodLimit) return;
    node.emptySince = t;
    empty++;
  };
  const remove = (gone: (node: Node) => boolean): void => {
    live = live.filter((node) => {
      if (!gone(node)) return true;
      if (node.emptySince !== null) empty--;
      return false;
    });
  };
  const find = (shape: PodShape, t: number): number => {
    for (const node of live) if (node.readyAt <= t && roomFor(node, shape) > 0) return node.number;
    return -1;
  };
  const put = (index: number, shape: PodShape, count: number, image: number, t: number): Placement | null => {
    const node = nodes[index];
    if (node === undefined) return null;
    const fits = Math.min(count, roomFor(node, shape));
    take(node, shape, fits);
    let imageAt = node.imageAt.get(image);
    if (imageAt === undefined) {
      imageAt = t + settings.imagePullSeconds;
      node.imageAt.set(image, imageAt);
    }
    return { node: index, count: fits, imageAt: Math.max(t, imageAt) };
  };

  return {
    place(shape, count, image, t) {
      const index = find(shape, t);
      return index < 0 ? null : put(index, shape, count, image, t);
    },
    displaceHeadroom(shape, t) {
      if (headroomPods === 0) return null;
      for (const node of live) {
        if (node.readyAt > t) continue;
        const plan = evictionsFor(node, shape, headroomShapes);
        if (plan === null) continue;
        for (const { kind, count } of plan) {
          const displaced = headroomShapes[kind];
          if (displaced === undefined) continue;
          node.headroom[kind] = (node.headroom[kind] ?? 0) - count;
          headroomPods -= count;
          give(node, displaced, count, t);
        }
        return plan;
      }
      return null;
    },
    placeHeadroom(kind, count, t) {
      const shape = headroomShapes[kind];
      if (shape === undefined) return 0;
      let placed = 0;
      while (placed < count) {
        const index = find(shape, t);
        const node = nodes[index];
        if (node === undefined) break;
        const fits = Math.min(count - placed, roomFor(node, shape));
        take(node, shape, fits);
        node.headroom[kind] = (node.headroom[kind] ?? 0) + fits;
        placed += fits;
      }
      headroomPods += placed;
      return placed;
    },
    release(index, shape, count, t) {
      const node = nodes[index];
      if (node !== undefined) give(node, shape, count, t);
    },
    seed(pods) {
      const start = Number.NEGATIVE_INFINITY;
      return pods.map(({ shape, count, image }) => {
        const placements: Placement[] = [];
        let rest = count;
        while (rest > 0) {
          let index = find(shape, start);
          if (index < 0) {
            const node = add(start);
            if (roomFor(node, shape) < 1) {
              remove((other) => other === node);
              break;
            }
            index = node.number;
          }
          nodes[index]?.imageAt.set(image, start);
          const placement = put(index, shape, rest, image, start);
          if (placement === null) break;
          placements.push(placement);
          rest -= placement.count;
        }
        return placements;
      });
    },
    order(pods, readyAt, t) {
      // Pods still pending are nominated to nodes on their way before another node is asked for.
      const rooms = live
        .filter((node) => node.readyAt > t)
        .map(({ freeCpuMilli, freeMemoryMiB, freePods }) => ({ freeCpuMilli, freeMemoryMiB, freePods }));
      let refused = 0;
      for (const { shape, count } of pods) {
        let rest = count;
        for (const room of rooms) rest -= fill(room, shape, rest);
        while (rest > 0) {
          if (limitMilli !== null && (live.length + 1) * settings.nodeCpuMilli > limitMilli) break;
          const node = add(readyAt);
          const room = { ...node };
          const placed = fill(room, shape, rest);
          if (placed === 0) {
            remove((other) => other === node);
            break;
          }
          rooms.push(room);
          rest -= placed;
        }
        refused += rest;
      }
      return refused;
    },
    consolidate(t) {
      if (empty === 0) return;
      remove(({ emptySince, readyAt }) => emptySince !== null && t >= removableAt(emptySince, readyAt));
    },
    readyNodes(t) {
      if (latestReadyAt <= t) return live.length;
      let ready = 0;
      for (const node of live) if (node.readyAt <= t) ready++;
      return ready;
    },
    roomVersion(t) {
      if (latestReadyAt > lastSeen && latestReadyAt > Number.NEGATIVE_INFINITY) {
        for (const node of live) if (node.readyAt > lastSeen && node.readyAt <= t) room++;
      }
      lastSeen = t;
      return room;
    },
    nextEvent(t) {
      let next = Number.POSITIVE_INFINITY;
      if (latestReadyAt <= t && empty === 0) return next;
      for (const { readyAt, emptySince } of live) {
        if (readyAt > t) next = Math.min(next, readyAt);
        else if (emptySince !== null)
          next = Math.min(next, Math.max(t + 1, removableAt(emptySince, readyAt)));
      }
      return next;
    },
  };
}

interface Room {
  freeCpuMilli: number;
  freeMemoryMiB: number;
  freePods: number;
}

function roomFor(room: Room, { cpuMilli, memoryMiB }: PodShape): number {
  const byCpu = cpuMilli > 0 ? Math.floor(room.freeCpuMilli / cpuMilli + 1e-9) : room.freePods;
  const byMemory = memoryMiB > 0 ? Math.floor(room.freeMemoryMiB / memoryMiB + 1e-9) : room.freePods;
  return Math.max(0, Math.min(byCpu, byMemory, room.freePods));
}

function fill(room: Room, shape: PodShape, count: number): number {
  const fits = Math.min(count, roomFor(room, shape));
  room.freeCpuMilli -= fits * shape.cpuMilli;
  room.freeMemoryMiB -= fits * shape.memoryMiB;
  room.freePods -= fits;
  return fits;
}

/** The fewest headroom pods, kind by kind, whose eviction lets one pod of `shape` in. */
function evictionsFor(
  node: Node,
  shape: PodShape,
  headroomShapes: readonly PodShape[],
): { kind: number; count: number }[] | null {
  const room: Room = { ...node };
  const plan: { kind: number; count: number }[] = [];
  for (const [kind, headroom] of headroomShapes.entries()) {
    const present = node.headroom[kind] ?? 0;
    let count = 0;
    while (count < present && roomFor(room, shape) < 1) {
      room.freeCpuMilli += headroom.cpuMilli;
      room.freeMemoryMiB += headroom.memoryMiB;
      room.freePods += 1;
      count++;
    }
    if (count > 0) plan.push({ kind, count });
    if (roomFor(room, shape) >= 1) return plan;
  }
  return null;
}
