import type { TwinSettings } from "../assumptions.ts";
import type { NodePool, PodShape } from "../cluster/nodes.ts";
import type { Scheduler } from "../cluster/scheduler.ts";
import { type DemandSegment, emergencyAt, normalAt } from "../demand/surge.ts";
import type { ServiceEstate } from "../estate/read-estate.ts";
import { createHpa, type Hpa, type HpaDecision } from "../hpa/controller.ts";
import { holdsUntil } from "../hpa/hold.ts";
import { type Observation, proposeForAll } from "../hpa/metrics.ts";
import { remember } from "../hpa/normalize.ts";
import type { PodGroup } from "../hpa/pods.ts";
import type { HpaFlags, MetricSpec } from "../hpa/spec.ts";
import type { RandomStream } from "../prng.ts";
import { type Backlog, serveSecond } from "../queue/fluid.ts";
import { type Latency, latencyOf } from "../queue/latency.ts";
import type { Constraint } from "./constraint.ts";
import { isRequestRate } from "./metrics.ts";
import { createServicePods, milliOf, type ServicePods } from "./pods.ts";
import { createServiceStats, type ServiceStats } from "./stats.ts";
import { createWindowedSum, type WindowedSum } from "./windows.ts";

/** One service in one region while the run goes on. */
export interface ServiceRun {
  readonly estate: ServiceEstate;
  readonly shape: PodShape;
  readonly pods: ServicePods;
  readonly hpa: Hpa | null;
  readonly stats: ServiceStats;
  readonly backlog: Backlog;
  readonly podRequestsPerSecond: number;
  readonly latency: Latency;
  /** `spec.replicas` of the Deployment. */
  replicas: number;
  capacity(): number;
  /** Pods that the namespace's quota lets the service have. */
  allowed(): number;
  /** Seconds `from` to `to`, both included, within one demand segment and with unchanged pods. */
  serve(segment: DemandSegment, from: number, to: number): void;
  shedRate(): number;
  /** What came in the last second served, in requests. */
  readonly flow: { readonly offered: number; readonly served: number; readonly shed: number };
  /** CPU used by all ready pods at second `t`, in millicores. */
  cpuMilliAt(segment: DemandSegment, t: number): number;
  refreshLatency(segment: DemandSegment, t: number): void;
  scrape(t: number): void;
  sync(t: number): void;
  setReplicas(replicas: number, t: number): void;
  noteChange(t: number): void;
  /**
   * True when demand takes another level at `t` and the autoscaler holds at the old level, at the new one and so, as
   * its metrics are monotone, at every mixture of both that its windows show on the way.
   */
  absorbs(before: DemandSegment, after: DemandSegment, t: number): boolean;
  /**
   * Until then, at most `far`, nothing but clock and demand move and the autoscaler holds; `t` itself when something
   * else does. Demand may be constant or fall; a rise is followed second by second.
   */
  quietUntil(segment: DemandSegment, t: number, far: number): number;
  /** Lets `intervals` scrape intervals go by with everything as it is; lands right after the scrape at `t`. */
  jump(segment: DemandSegment, intervals: number, t: number): void;
}

const MAX_SHARE = 1e-9;
/** At most this share in use leaves headroom. */
const HEADROOM_USE = 0.8;

export function createServiceRun(
  estate: ServiceEstate,
  index: number,
  settings: TwinSettings,
  flags: HpaFlags,
  nodes: NodePool,
  scheduler: () => Scheduler,
  initialReplicas: number,
  random?: RandomStream,
): ServiceRun {
  const perPod = podRequestsPerSecond(estate, settings);
  const mu = perPod / settings.workersPerPod;
  const usage: WindowedSum = createWindowedSum(settings.cpuWindowSeconds / settings.scrapeSeconds);
  const offered: WindowedSum = createWindowedSum(settings.rateWindowSeconds / settings.scrapeSeconds);
  const shape: PodShape = {
    cpuMilli: estate.cpuRequestMilli ?? 0,
    memoryMiB: estate.memoryRequestMiB ?? settings.podMemoryMiB,
  };
  const pods = createServicePods(settings, shape, estate.cpuRequestMilli, nodes, usage);
  const hpa = estate.autoscaler === null ? null : createHpa(estate.autoscaler, flags);
  const isRate = (estate.autoscaler?.metrics ?? []).map(isRequestRate);
  const stats = createServiceStats();
  const backlog: Backlog = { normal: 0, emergency: 0 };
  let latency: Latency = { p95: 0, p99: 0, emergencyP99: 0 };
  let latencyBacklog = -1;
  let latencySign = Number.NaN;
  let latencyPods = -1;
  let decision: HpaDecision | null = null;
  let rateMilli: number | null = null;
  let lastChange = Number.NEGATIVE_INFINITY;
  let shedRate = 0;
  /** From a change until the metrics show nothing else: a window, its scrape, the next synchronisation. */
  const settle =
    Math.max(settings.cpuWindowSeconds, settings.rateWindowSeconds) +
    settings.scrapeSeconds +
    settings.syncSeconds;
  let lastOffered = 0;
  let lastServed = 0;

  const capacity = (): number => pods.readyCount * perPod;
  const cpuPerPod = (served: number): number => {
    if (pods.readyCount === 0) return 0;
    const wanted = (served * settings.cpuMilliPerRequestPerSecond) / pods.readyCount;
    return Math.min(estate.cpuLimitMilli ?? Number.POSITIVE_INFINITY, wanted);
  };
  const account = (served: number, arrivals: number, seconds: number): void => {
    usage.add(cpuPerPod(served) * seconds);
    offered.add(arrivals * seconds);
  };

  /** Whole stretch without backlog: everything that arrives is served. */
  const serveCalm = (first: number, last: number, emergency: number, from: number, seconds: number): void => {
    const mean = (first + last) / 2;
    account(mean, mean, seconds);
    shedRate = 0;
    lastOffered = last;
    lastServed = last;
    if (from >= 0) stats.calm(mean * seconds, emergency * seconds, from, seconds, latency);
  };

  /** Splits a stretch where its straight line of demand crosses the use that leaves headroom. */
  const noteHeadroom = (first: number, last: number, most: number, from: number, seconds: number): void => {
    const free = first <= most;
    const same = free === last <= most;
    const crossing = Math.abs((most - first) / ((last - first) / (seconds - 1)));
    // Falling demand is free from the first second at or below the line; a rising one up to the last such second.
    const before = same ? seconds : free ? Math.floor(crossing) + 1 : Math.ceil(crossing);
    stats.headroom(from, before, free);
    if (before < seconds) stats.headroom(from + before, seconds - before, !free);
  };

  /** Whole stretch with a full backlog: capacity is served, the rest is shed. */
  const serveFull = (segment: DemandSegment, from: number, to: number): void => {
    const full = capacity();
    for (let t = from; t <= to; t++) {
      const emergency = emergencyAt(segment, t);
      const arrivals = normalAt(segment, t) + emergency;
      const seconds = segment.normalSlope === 0 && segment.emergencySlope === 0 ? to - from + 1 : 1;
      account(full, arrivals, seconds);
      shedRate = arrivals - full;
      lastOffered = arrivals;
      lastServed = full;
      if (t >= 0) {
        stats.overloaded(arrivals, emergency, shedRate, 0, seconds, latency, lackAt(arrivals));
      }
      t += seconds - 1;
    }
  };

  const drawn = (rate: number): number => (random === undefined ? rate : random.poisson(rate));
  const serveEach = (segment: DemandSegment, t: number): void => {
    const normal = drawn(normalAt(segment, t));
    const emergency = drawn(emergencyAt(segment, t));
    const full = capacity();
    const served = serveSecond(
      backlog,
      normal,
      emergency,
      full,
      settings.maxWaitSeconds,
      settings.emergencyWaitFactor,
    );
    const arrivals = normal + emergency;
    account(served.normal + served.emergency, arrivals, 1);
    shedRate = served.shedNormal + served.shedEmergency;
    lastOffered = arrivals;
    lastServed = served.normal + served.emergency;
    const left = backlog.normal + backlog.emergency;
    if (Math.abs(left - latencyBacklog) > MAX_SHARE * (1 + left)) {
      latencyBacklog = left;
      lastChange = t;
      run.refreshLatency(segment, t);
    }
    if (t < 0) return;
    const { shedNormal, shedEmergency } = served;
    if (arrivals > full)
      stats.overloaded(arrivals, emergency, shedNormal, shedEmergency, 1, latency, lackAt(arrivals));
    else stats.drained(arrivals, emergency, shedNormal, shedEmergency, t, latency);
  };

  /** Why ready pods cannot carry `arrivals` at this moment. */
  const lackAt = (arrivals: number): Constraint => {
    const needed = Math.ceil(arrivals / perPod - MAX_SHARE);
    if (run.replicas < needed) return wantedTooFew(needed);
    const bound = pods.boundCount;
    const waiting = scheduler().waiting(index);
    if (bound + waiting < needed) return run.allowed() < needed ? "pod-quota" : "pod-creation";
    if (bound < needed) {
      if (!scheduler().isUnschedulable(index)) return "pod-binding";
      return scheduler().limited ? "node-limit" : "node-launch";
    }
    return "pod-start";
  };

  const wantedTooFew = (needed: number): Constraint => {
    if (hpa === null) return "no-autoscaler";
    if (hpa.spec.maxReplicas < needed && run.replicas >= hpa.spec.maxReplicas) return "max-replicas";
    switch (decision?.reason) {
      case "ScaleUpLimit":
        return "scale-up-policy";
      case "ScaleUpStabilized":
        return "scale-up-window";
      case "TooManyReplicas":
        return "max-replicas";
      case "FailedComputeMetricsReplicas":
        return "metric-unavailable";
      default:
        return cpuIsSaturated() ? "cpu-saturation" : "metric-delay";
    }
  };

  const cpuIsSaturated = (): boolean => {
    const followsRate = hpa?.spec.metrics.some((metric) => metric.kind !== "resource") === true;
    const limit = estate.cpuLimitMilli;
    if (followsRate || limit === null) return false;
    return usage.sum(0) / settings.cpuWindowSeconds >= 0.98 * limit;
  };

  const arrivalsAt = (segment: DemandSegment, t: number): number =>
    normalAt(segment, t) + emergencyAt(segment, t);
  /** The last second up to `t` at which the autoscaler ran. */
  const lastSyncBefore = (t: number): number => {
    const since = (t - settings.syncPhaseSeconds) % settings.syncSeconds;
    return t - (since < 0 ? since + settings.syncSeconds : since);
  };

  // One object for all probes: a long fade asks hundreds of thousands of times.
  let probeGroups: PodGroup[] = [];
  let probeValue = 0;
  const probe = {
    nowSeconds: 0,
    specReplicas: 0,
    statusReplicas: 0,
    podsFor: (metric: number): readonly PodGroup[] =>
      isPodMetricModelled(hpa?.spec.metrics[metric]) ? probeGroups : [],
    valueMilliFor: (metric: number): number | null => (isRate[metric] === true ? probeValue : null),
  };

  /** What the metrics will ask for at a coming synchronisation, while pods stay and demand follows its line. */
  const proposalAt = (segment: DemandSegment, sync: number): number | null => {
    if (hpa === null) return null;
    const scrape = Math.floor(sync / settings.scrapeSeconds) * settings.scrapeSeconds;
    const mean = (window: number): number => arrivalsAt(segment, scrape - (window - 1) / 2);
    const value = rateMilliOf(mean(settings.rateWindowSeconds));
    const milli = milliOf(cpuPerPod(mean(settings.cpuWindowSeconds)));
    probe.nowSeconds = sync;
    probe.specReplicas = run.replicas;
    const waiting = scheduler().waiting(index);
    probe.statusReplicas = pods.boundCount + waiting;
    probeValue = value;
    const sample = { milli, timeSeconds: scrape, windowSeconds: settings.cpuWindowSeconds };
    probeGroups = pods.groups(sync, waiting);
    for (const [at, group] of probeGroups.entries())
      if (group.sample !== null) probeGroups[at] = { ...group, sample };
    const proposal = proposeForAll(hpa.spec, probe, flags);
    return proposal.ok ? proposal.replicas : null;
  };

  /** Falling demand leaves the band once; the synchronisation at which it does is found by bisection. */
  const proposalHoldsUntil = (segment: DemandSegment, t: number, far: number): number => {
    const step = settings.syncSeconds;
    const base = lastSyncBefore(t);
    let held = 0;
    let left = Math.floor((lastSyncBefore(far - 1) - base) / step);
    if (left < 1) return far;
    if (proposalAt(segment, base + left * step) === run.replicas) return far;
    while (left - held > 1) {
      const middle = Math.floor((held + left) / 2);
      if (proposalAt(segment, base + middle * step) === run.replicas) held = middle;
      else left = middle;
    }
    return base + left * step;
  };

  const observe = (t: number): Observation => ({
    nowSeconds: t,
    specReplicas: run.replicas,
    statusReplicas: pods.boundCount + scheduler().waiting(index),
    podsFor: (metricIndex) => {
      const known = isPodMetricModelled(hpa?.spec.metrics[metricIndex]);
      return known ? pods.groups(t, scheduler().waiting(index)) : [];
    },
    valueMilliFor: (metricIndex) => (isRate[metricIndex] === true ? rateMilli : null),
  });

  const run: ServiceRun = {
    estate,
    shape,
    pods,
    hpa,
    stats,
    backlog,
    podRequestsPerSecond: perPod,
    replicas: initialReplicas,
    get latency() {
      return latency;
    },
    capacity,
    allowed: () => Math.min(run.replicas, estate.podQuota ?? Number.POSITIVE_INFINITY),
    serve(segment, from, to) {
      const seconds = to - from + 1;
      const firstEmergency = emergencyAt(segment, from);
      const first = normalAt(segment, from) + firstEmergency;
      const lastEmergency = emergencyAt(segment, to);
      const last = normalAt(segment, to) + lastEmergency;
      const full = capacity();
      const idle = random === undefined && backlog.normal === 0 && backlog.emergency === 0;
      stats.pods(pods.readyCount, run.replicas, seconds, to);
      if (from >= 0 && stats.timeToHeadroom === null)
        noteHeadroom(first, last, HEADROOM_USE * full, from, seconds);
      if (idle && first <= full && last <= full) {
        serveCalm(first, last, (firstEmergency + lastEmergency) / 2, from, seconds);
        return;
      }
      const room = full * settings.maxWaitSeconds;
      const atLimit = backlog.emergency === 0 && Math.abs(backlog.normal - room) <= MAX_SHARE * room;
      const overloaded = first >= full && last >= full && firstEmergency <= full && lastEmergency <= full;
      if (seconds > 1 && room > 0 && atLimit && overloaded && random === undefined)
        serveFull(segment, from, to);
      else for (let t = from; t <= to; t++) serveEach(segment, t);
    },
    shedRate: () => shedRate,
    get flow() {
      return { offered: lastOffered, served: lastServed, shed: shedRate };
    },
    cpuMilliAt(segment, t) {
      const arrivals = normalAt(segment, t) + emergencyAt(segment, t);
      const busy = backlog.normal + backlog.emergency > 0;
      const served = busy ? capacity() : Math.min(capacity(), arrivals);
      return cpuPerPod(served) * pods.readyCount;
    },
    refreshLatency(segment, t) {
      const normal = normalAt(segment, t);
      const emergency = emergencyAt(segment, t);
      const left = backlog.normal + backlog.emergency;
      const sign = normal + 3 * emergency + 7 * left;
      if (sign === latencySign && pods.readyCount === latencyPods) return;
      latencySign = sign;
      latencyPods = pods.readyCount;
      latency = latencyOf({
        normalPerSecond: normal,
        emergencyPerSecond: emergency,
        normalBacklog: backlog.normal,
        emergencyBacklog: backlog.emergency,
        workers: pods.readyCount * settings.workersPerPod,
        servicePerSecond: mu,
      });
    },
    scrape(t) {
      usage.close();
      offered.close();
      pods.publish(t);
      rateMilli = rateMilliOf(offered.sum(0) / settings.rateWindowSeconds);
    },
    sync(t) {
      if (hpa === null) return;
      decision = hpa.reconcile(observe(t));
      run.setReplicas(decision.replicas, t);
    },
    setReplicas(replicas, t) {
      if (replicas === run.replicas) return;
      lastChange = t;
      const existing = pods.boundCount + scheduler().waiting(index);
      run.replicas = replicas;
      const surplus = existing - replicas;
      if (surplus <= 0) return;
      const withdrawn = scheduler().withdraw(index, surplus);
      if (surplus > withdrawn) pods.remove(surplus - withdrawn, t);
    },
    noteChange(t) {
      lastChange = t;
    },
    absorbs(before, after, t) {
      if (random !== undefined || t - lastChange < settle || !pods.settled) return false;
      if (!isFlat(before) || !isFlat(after) || backlog.normal + backlog.emergency > 0) return false;
      if (Math.max(arrivalsAt(before, t), arrivalsAt(after, t)) > capacity()) return false;
      if (hpa === null) return true;
      const old = decision?.replicas === run.replicas ? decision.metricProposal : null;
      const next = proposalAt(after, t);
      if (decision === null || old === null || next === null) return false;
      const { minReplicas, maxReplicas } = hpa.spec;
      const current = run.replicas;
      const holds =
        (old === current && next === current) ||
        (current === minReplicas && old <= current && next <= current) ||
        (current === maxReplicas && old >= current && next >= current);
      if (holds) decision = { ...decision, metricProposal: next };
      return holds;
    },
    quietUntil(segment, t, far) {
      if (random !== undefined || t - lastChange < settle || !pods.settled) return t;
      const flat = isFlat(segment);
      if (!flat) {
        const falls = segment.normalSlope <= 0 && segment.emergencySlope <= 0;
        const idle = backlog.normal + backlog.emergency === 0 && arrivalsAt(segment, t) <= capacity();
        if (!falls || !idle) return t;
      }
      if (hpa === null) return far;
      if (decision === null || decision.replicas !== run.replicas) return t;
      const hold = holdsUntil(hpa, decision, t, flags);
      if (flat || decision.metricProposal !== run.replicas) return Math.min(far, hold);
      return Math.min(far, proposalHoldsUntil(segment, t, far));
    },
    jump(segment, intervals, t) {
      const every = settings.scrapeSeconds;
      // The sum over an interval of a straight line is its middle times its length.
      const middle = (age: number): number => t - age * every - (every - 1) / 2;
      const arrivals = (age: number): number => arrivalsAt(segment, middle(age));
      usage.skip(intervals, (age) => cpuPerPod(Math.min(arrivals(age), capacity())) * every);
      offered.skip(intervals, (age) => arrivals(age) * every);
      pods.publish(t);
      rateMilli = rateMilliOf(offered.sum(0) / settings.rateWindowSeconds);
      if (hpa === null || decision === null || decision.metricProposal === null) return;
      const flat = isFlat(segment);
      const last = lastSyncBefore(t);
      const { metricProposal } = decision;
      // Every record counts only while a window is what holds; at a bound or at the wanted size the newest says all.
      const heldByWindow = !flat && metricProposal !== run.replicas && run.replicas !== hpa.spec.minReplicas;
      const first = !heldByWindow ? last : lastSyncBefore(t - intervals * every) + settings.syncSeconds;
      for (let sync = first; sync <= last; sync += settings.syncSeconds) {
        const replicas: number | null = flat ? decision.metricProposal : proposalAt(segment, sync);
        if (replicas === null) continue;
        remember(hpa.memory, replicas, sync, Number.POSITIVE_INFINITY);
        decision = { ...decision, metricProposal: replicas };
      }
    },
  };
  return run;
}

function isFlat({ normalSlope, emergencySlope }: DemandSegment): boolean {
  return normalSlope === 0 && emergencySlope === 0;
}

/** Only CPU is modelled per pod; another pod metric has no samples here and counts as failed. */
function isPodMetricModelled(metric: MetricSpec | undefined): boolean {
  return metric?.kind === "resource" ? metric.resource === "cpu" : metric?.kind !== "pods";
}

/** The metrics adapter answers in thousandths, rounded up. */
function rateMilliOf(requestsPerSecond: number): number {
  return milliOf(requestsPerSecond * 1000);
}

/** What one pod carries: its workers, or less when its CPU limit ends before they are busy. */
export function podRequestsPerSecond(estate: ServiceEstate, settings: TwinSettings): number {
  const workers = settings.workersPerPod * settings.requestsPerSecondPerWorker;
  if (estate.cpuLimitMilli === null) return workers;
  return Math.min(workers, estate.cpuLimitMilli / settings.cpuMilliPerRequestPerSecond);
}
