import { type FilledRules, filledScaleDown, filledScaleUp, type HpaFlags, type HpaSpec } from "./spec.ts";

/** What the controller remembers of one autoscaler between two synchronisations. */
export interface HpaMemory {
  recommendations: { atSeconds: number; replicas: number }[];
  scaleUps: ScaleEvent[];
  scaleDowns: ScaleEvent[];
}

interface ScaleEvent {
  readonly atSeconds: number;
  readonly change: number;
}

/** The controller's own reason words (conditions ScalingLimited and AbleToScale). */
export type ScalingReason =
  | "DesiredWithinRange"
  | "ScaleUpLimit"
  | "ScaleDownLimit"
  | "TooManyReplicas"
  | "TooFewReplicas"
  | "ScaleUpStabilized"
  | "ScaleDownStabilized";

export interface Normalized {
  readonly replicas: number;
  readonly reason: ScalingReason;
}

export function emptyMemory(): HpaMemory {
  return { recommendations: [], scaleUps: [], scaleDowns: [] };
}

/** On first sight of an autoscaler its current size counts as a recommendation. */
export function rememberInitial(memory: HpaMemory, currentReplicas: number, nowSeconds: number): void {
  if (memory.recommendations.length === 0) {
    memory.recommendations.push({ atSeconds: nowSeconds, replicas: currentReplicas });
  }
}

/**
 * From what the metrics ask for to what the controller sets, with windows and rates
 * (`normalizeDesiredReplicas` and `normalizeDesiredReplicasWithBehaviors` of horizontal.go, v1.36).
 * A record exactly as old as a window or period is outside it: the real loop is always a little later.
 */
export function normalize(
  spec: HpaSpec,
  memory: HpaMemory,
  currentReplicas: number,
  desired: number,
  nowSeconds: number,
  flags: HpaFlags,
): Normalized {
  if (spec.behavior === undefined)
    return withoutBehavior(spec, memory, currentReplicas, desired, nowSeconds, flags);
  const up = filledScaleUp(spec.behavior.scaleUp);
  const down = filledScaleDown(spec.behavior.scaleDown, flags);
  const stabilized = stabilizeBoth(memory, currentReplicas, desired, nowSeconds, up, down);
  const limited = limitRate(spec, memory, currentReplicas, stabilized, nowSeconds, up, down);
  if (limited.reason !== "DesiredWithinRange" || stabilized === desired) return limited;
  return {
    replicas: limited.replicas,
    reason: desired >= currentReplicas ? "ScaleUpStabilized" : "ScaleDownStabilized",
  };
}

function withoutBehavior(
  spec: HpaSpec,
  memory: HpaMemory,
  currentReplicas: number,
  desired: number,
  nowSeconds: number,
  flags: HpaFlags,
): Normalized {
  const window = flags.downscaleStabilizationSeconds;
  let stabilized = desired;
  for (const record of memory.recommendations) {
    if (nowSeconds - record.atSeconds < window && record.replicas > stabilized) stabilized = record.replicas;
  }
  remember(memory, desired, nowSeconds, window);
  // Guards against a runaway metric; constants scaleUpLimitFactor and scaleUpLimitMinimum of horizontal.go.
  const upLimit = Math.max(2 * currentReplicas, 4);
  const most = Math.min(spec.maxReplicas, upLimit);
  if (stabilized < spec.minReplicas) return { replicas: spec.minReplicas, reason: "TooFewReplicas" };
  if (stabilized > most)
    return { replicas: most, reason: spec.maxReplicas > upLimit ? "ScaleUpLimit" : "TooManyReplicas" };
  return {
    replicas: stabilized,
    reason: stabilized === desired ? "DesiredWithinRange" : "ScaleDownStabilized",
  };
}

function stabilizeBoth(
  memory: HpaMemory,
  currentReplicas: number,
  desired: number,
  nowSeconds: number,
  up: FilledRules,
  down: FilledRules,
): number {
  let lowest = desired;
  let highest = desired;
  for (const { atSeconds, replicas } of memory.recommendations) {
    const age = nowSeconds - atSeconds;
    if (age < up.windowSeconds && replicas < lowest) lowest = replicas;
    if (age < down.windowSeconds && replicas > highest) highest = replicas;
  }
  remember(memory, desired, nowSeconds, Math.max(up.windowSeconds, down.windowSeconds));
  return Math.min(Math.max(currentReplicas, lowest), highest);
}

/** Records what the metrics asked for and forgets what is older than the window. */
export function remember(
  memory: HpaMemory,
  replicas: number,
  nowSeconds: number,
  windowSeconds: number,
): void {
  const records = memory.recommendations;
  while (records[0] !== undefined && nowSeconds - records[0].atSeconds >= windowSeconds) records.shift();
  const last = records.at(-1);
  // Of equal neighbours only the newest can matter: every window that holds the older one holds it too.
  if (last !== undefined && last.replicas === replicas) last.atSeconds = nowSeconds;
  else records.push({ atSeconds: nowSeconds, replicas });
}

function limitRate(
  spec: HpaSpec,
  memory: HpaMemory,
  currentReplicas: number,
  desired: number,
  nowSeconds: number,
  up: FilledRules,
  down: FilledRules,
): Normalized {
  if (desired > currentReplicas) {
    const rate = Math.max(currentReplicas, scaleUpLimit(memory, currentReplicas, nowSeconds, up));
    const most = Math.min(spec.maxReplicas, rate);
    if (desired > most)
      return { replicas: most, reason: spec.maxReplicas > rate ? "ScaleUpLimit" : "TooManyReplicas" };
  } else if (desired < currentReplicas) {
    const rate = Math.min(currentReplicas, scaleDownLimit(memory, currentReplicas, nowSeconds, down));
    const least = Math.max(spec.minReplicas, rate);
    if (desired < least)
      return { replicas: least, reason: spec.minReplicas < rate ? "ScaleDownLimit" : "TooFewReplicas" };
  }
  return { replicas: desired, reason: "DesiredWithinRange" };
}

function scaleUpLimit(memory: HpaMemory, current: number, nowSeconds: number, rules: FilledRules): number {
  if (rules.selectPolicy === "Disabled") return current;
  const limits = rules.policies.map(({ type, value, periodSeconds }) => {
    const start = sizeBefore(memory, current, nowSeconds, periodSeconds);
    // Rounded up, or a small percentage of a small size would never grow it.
    return type === "Pods" ? start + value : Math.ceil(start * (1 + value / 100));
  });
  return rules.selectPolicy === "Min" ? Math.min(...limits) : Math.max(...limits);
}

function scaleDownLimit(memory: HpaMemory, current: number, nowSeconds: number, rules: FilledRules): number {
  if (rules.selectPolicy === "Disabled") return current;
  const limits = rules.policies.map(({ type, value, periodSeconds }) => {
    const start = sizeBefore(memory, current, nowSeconds, periodSeconds);
    return type === "Pods" ? start - value : Math.trunc(start * (1 - value / 100));
  });
  return rules.selectPolicy === "Min" ? Math.max(...limits) : Math.min(...limits);
}

function sizeBefore(memory: HpaMemory, current: number, nowSeconds: number, periodSeconds: number): number {
  let size = current;
  for (const event of memory.scaleUps) if (nowSeconds - event.atSeconds < periodSeconds) size -= event.change;
  for (const event of memory.scaleDowns)
    if (nowSeconds - event.atSeconds < periodSeconds) size += event.change;
  return size;
}

/**
 * Stores a change of size for the rate policies; only kept when the autoscaler has a behavior block.
 * The controller overwrites one event older than the longest period of its own direction, which matters when
 * the other direction looks back further, so the same is done here.
 */
export function storeScaleEvent(
  spec: HpaSpec,
  memory: HpaMemory,
  before: number,
  after: number,
  nowSeconds: number,
  flags: HpaFlags,
): void {
  if (spec.behavior === undefined || before === after) return;
  const up = after > before;
  const rules = up ? filledScaleUp(spec.behavior.scaleUp) : filledScaleDown(spec.behavior.scaleDown, flags);
  const longest = Math.max(0, ...rules.policies.map(({ periodSeconds }) => periodSeconds));
  const events = up ? memory.scaleUps : memory.scaleDowns;
  const event = { atSeconds: nowSeconds, change: Math.abs(after - before) };
  const outdated = events.findLastIndex(({ atSeconds }) => nowSeconds - atSeconds > longest);
  if (outdated >= 0) events[outdated] = event;
  else events.push(event);
}
