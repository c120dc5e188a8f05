import type { TwinSettings } from "../assumptions.ts";
import { createNodePool } from "../cluster/nodes.ts";
import { type Binding, createScheduler, type Scheduler } from "../cluster/scheduler.ts";
import { type DemandSegment, type RegionDemand, type RegionRole, rateAt } from "../demand/surge.ts";
import type { RegionEstate } from "../estate/read-estate.ts";
import type { HpaFlags } from "../hpa/spec.ts";
import { randomStream } from "../prng.ts";
import {
  bends,
  FADING_LATENCY_SECONDS,
  latencyDue,
  modulo,
  nextMultiple,
  RISING_LATENCY_SECONDS,
} from "./clock.ts";
import { createServiceRun, type ServiceRun } from "./service-run.ts";
import { startingReplicas } from "./start.ts";
import { createTriggers, type ProcedureRun, type TriggerReading } from "./triggers.ts";

export interface RegionInput {
  readonly estate: RegionEstate;
  readonly demand: RegionDemand;
  readonly settings: TwinSettings;
  /** Last second of the run, counted from the surge edge. */
  readonly endSeconds: number;
  /** Seconds at which the state is sampled, ascending. */
  readonly sampleAt: readonly number[];
  /** Emergency requests per second over all regions, for the procedure's trigger. */
  readonly emergencyPerSecond: (t: number) => number;
  /** `every-second` is the plain reading of the model; `closed-form` gives the same result sooner. */
  readonly stepping: "closed-form" | "every-second";
  /** Poisson counts each second in place of the rate, from streams of this seed. */
  readonly seed?: string;
  /** Called with the services as they are at each sampled second. */
  readonly onSample?: (t: number, services: readonly ServiceRun[], nodes: number) => void;
}

/** The state of a region at one sampled second. */
export interface RegionSample {
  readonly t: number;
  readonly demand: number;
  readonly capacity: number;
  readonly shed: number;
  readonly readyReplicas: number;
  readonly wantedReplicas: number;
  readonly nodes: number;
  readonly p95: number;
}

export interface RegionRun {
  readonly role: RegionRole;
  readonly region: string;
  readonly services: readonly ServiceRun[];
  readonly samples: readonly RegionSample[];
  readonly peakNodes: number;
  readonly nodeSeconds: number;
  readonly procedure: ProcedureRun | null;
}

/** Runs one region through a scenario, in the order of events that section 1 of the model fixes. */
export function runRegion(input: RegionInput): RegionRun {
  const { estate, demand, settings, endSeconds, sampleAt } = input;
  const flags: HpaFlags = {
    tolerance: settings.toleranceShare,
    downscaleStabilizationSeconds: settings.downscaleStabilizationSeconds,
    cpuInitializationSeconds: settings.cpuInitializationSeconds,
    initialReadinessDelaySeconds: settings.initialReadinessDelaySeconds,
  };
  const nodes = createNodePool(settings, estate.headroom, estate.nodeCpuLimitMilli);
  const start = -settings.leadInSeconds;
  let scheduler: Scheduler | undefined;
  const services = estate.services.map((service, index) =>
    createServiceRun(
      service,
      index,
      settings,
      flags,
      nodes,
      () => scheduler ?? created,
      startingReplicas(service, rateAt(demand.segment(index, start), start), settings),
      input.seed === undefined
        ? undefined
        : randomStream(input.seed, service.service, `arrivals/${estate.region}`),
    ),
  );
  const created = createScheduler(
    settings,
    services.map(({ shape }) => shape),
    nodes,
    estate.headroom,
  );
  scheduler = created;
  const triggers = createTriggers(settings);
  const samples: RegionSample[] = [];
  const deficits = services.map(() => 0);
  const previous: (DemandSegment | undefined)[] = services.map(() => undefined);
  let nextSample = 0;
  let peakNodes = 0;
  let nodeSeconds = 0;
  let nodeCount = 0;
  let nextBreak = Number.NEGATIVE_INFINITY;

  const seed = (): void => {
    const placed = nodes.seed(
      services.map(({ shape, replicas }, image) => ({ shape, count: replicas, image })),
    );
    for (const [index, service] of services.entries()) {
      service.pods.seed(placed[index] ?? [], start);
      service.jump(
        demand.segment(index, start),
        settings.cpuWindowSeconds + settings.rateWindowSeconds,
        start - 1,
      );
    }
    for (const [kind, { replicas }] of estate.headroom.entries()) seedHeadroom(kind, replicas);
  };
  const seedHeadroom = (kind: number, replicas: number): void => {
    const shape = estate.headroom[kind];
    if (shape === undefined) return;
    const rest = replicas - nodes.placeHeadroom(kind, replicas, start);
    if (rest === 0) return;
    nodes.order([{ shape, count: rest }], start, start - 1);
    nodes.placeHeadroom(kind, rest, start);
  };

  const reading = (t: number): TriggerReading => {
    let cpu = 0;
    let requested = 0;
    let p95 = 0;
    for (const [index, service] of services.entries()) {
      cpu += service.cpuMilliAt(demand.segment(index, t), t);
      requested += service.pods.readyCount * (service.estate.cpuRequestMilli ?? 0);
      p95 = Math.max(p95, service.latency.p95);
    }
    return {
      emergencyPerMinute: input.emergencyPerSecond(t) * 60,
      cpuPercent: requested === 0 ? 0 : (100 * cpu) / requested,
      p95Seconds: p95,
    };
  };

  const bindPods = (binding: Binding, t: number): void => services[binding.service]?.pods.bind(binding, t);
  const second = (t: number): void => {
    if (triggers.effectDue(t)) {
      for (const [index, service] of services.entries()) {
        const most = service.hpa?.spec.maxReplicas ?? Number.POSITIVE_INFINITY;
        const target = Math.min(most, Math.ceil((triggers.sizes[index] ?? 0) * triggers.factor));
        if (target > service.replicas) service.setReplicas(target, t);
      }
    }
    const broke = t >= nextBreak;
    if (broke) nextBreak = demand.nextBreak(t);
    for (let index = 0; index < services.length; index++) {
      const service = services[index];
      if (service === undefined) continue;
      const segment = demand.segment(index, t);
      const changed = service.pods.becomeReady(t);
      const before = previous[index];
      const bent = broke && bends(before, segment, t);
      const absorbed = bent && before !== undefined && !changed && service.absorbs(before, segment, t);
      if (changed || (bent && !absorbed)) service.noteChange(t);
      previous[index] = segment;
      if (broke || changed || latencyDue(segment, t)) service.refreshLatency(segment, t);
      service.serve(segment, t, t);
    }
    if (t % settings.scrapeSeconds === 0) for (const service of services) service.scrape(t);
    if (modulo(t, settings.syncSeconds) === settings.syncPhaseSeconds)
      for (const service of services) service.sync(t);
    for (let index = 0; index < services.length; index++) {
      const service = services[index];
      if (service === undefined) continue;
      deficits[index] = Math.max(0, service.allowed() - service.pods.boundCount - created.waiting(index));
    }
    created.step(deficits, t, bindPods);
    nodes.consolidate(t);
    countNodes(t, 1);
    watch(t, t);
    if (sampleAt[nextSample] === t) takeSample(t);
  };
  const takeSample = (t: number): void => {
    samples.push(sampleOf(t));
    input.onSample?.(t, services, nodeCount);
    nextSample++;
  };

  const countNodes = (t: number, seconds: number): void => {
    nodeCount = nodes.readyNodes(t);
    if (t < 0) return;
    peakNodes = Math.max(peakNodes, nodeCount);
    nodeSeconds += nodeCount * seconds;
  };

  const watch = (from: number, to: number): void => {
    if (!triggers.armed) return;
    for (let t = from; t <= to; t++) {
      if (triggers.observe(reading(t), t)) {
        triggers.start(
          t,
          services.map(({ replicas }) => replicas),
        );
        return;
      }
    }
  };

  const sampleOf = (t: number): RegionSample => {
    let [offered, capacity, shed, ready, wanted, p95] = [0, 0, 0, 0, 0, 0];
    for (const [index, service] of services.entries()) {
      const { normal, emergency } = rateAt(demand.segment(index, t), t);
      offered += normal + emergency;
      capacity += service.capacity();
      shed += service.shedRate();
      ready += service.pods.readyCount;
      wanted += service.replicas;
      p95 = Math.max(p95, service.latency.p95);
    }
    return {
      t,
      demand: offered,
      capacity,
      shed,
      readyReplicas: ready,
      wantedReplicas: wanted,
      nodes: nodeCount,
      p95,
    };
  };

  /** The next second at which more happens than arrivals and service. */
  const nextSpecial = (t: number): number => {
    if (input.stepping === "every-second") return t + 1;
    let ready = Number.POSITIVE_INFINITY;
    for (const { pods } of services) ready = Math.min(ready, pods.nextReady());
    return Math.max(
      t + 1,
      Math.min(
        nextBreak,
        ready,
        created.nextEvent(t),
        nextMultiple(t, settings.scrapeSeconds, 0),
        nextMultiple(t, settings.syncSeconds, settings.syncPhaseSeconds),
        nextMultiple(t, RISING_LATENCY_SECONDS, 0),
        triggers.nextEffect(t),
        sampleAt[nextSample] ?? Number.POSITIVE_INFINITY,
        t < 0 ? 0 : Number.POSITIVE_INFINITY,
        endSeconds + 1,
      ),
    );
  };

  /** How far nothing but clock and demand move, or `t` when something else does. */
  const quietUntil = (t: number): number => {
    if (input.stepping === "every-second" || t % settings.scrapeSeconds !== 0 || t < 0) return t;
    let far = Math.min(nextBreak, created.nextEvent(t), triggers.nextEffect(t), endSeconds + 1);
    if (far - t <= settings.scrapeSeconds || triggers.near) return t;
    if (!isFlat(t)) {
      if (triggers.armed) return t;
      far = Math.min(far, sampleAt[nextSample] ?? Number.POSITIVE_INFINITY);
    }
    for (let index = 0; index < services.length && far > t; index++)
      far = Math.min(far, services[index]?.quietUntil(demand.segment(index, t), t, far) ?? t);
    // Lands before `far`, so that whatever happens there finds an ordinary second.
    const intervals = Math.floor((far - 1 - t) / settings.scrapeSeconds);
    return intervals < 1 ? t : t + intervals * settings.scrapeSeconds;
  };
  const isFlat = (t: number): boolean =>
    services.every((_, index) => {
      const { normalSlope, emergencySlope } = demand.segment(index, t);
      return normalSlope === 0 && emergencySlope === 0;
    });

  /** Serves `from` to `to` with response times renewed when the stepped run would renew them. */
  const serveStretch = (service: ServiceRun, segment: DemandSegment, from: number, to: number): void => {
    let at = from;
    while (at <= to) {
      if (latencyDue(segment, at)) service.refreshLatency(segment, at);
      const end = Math.min(to, nextMultiple(at, FADING_LATENCY_SECONDS, 0) - 1);
      service.serve(segment, at, end);
      at = end + 1;
    }
  };
  const leap = (t: number, to: number): void => {
    const flat = isFlat(t);
    for (const [index, service] of services.entries()) {
      const segment = demand.segment(index, t);
      if (flat) service.serve(segment, t + 1, to);
      else serveStretch(service, segment, t + 1, to);
      service.jump(segment, (to - t) / settings.scrapeSeconds, to);
    }
    countNodes(to, to - t);
    if (triggers.armed) triggers.idle(reading(t), to - t);
    while ((sampleAt[nextSample] ?? Number.POSITIVE_INFINITY) <= to) takeSample(sampleAt[nextSample] ?? to);
  };

  seed();
  let t = start;
  while (t <= endSeconds) {
    second(t);
    const quiet = quietUntil(t);
    if (quiet > t) {
      leap(t, quiet);
      t = quiet;
    }
    const next = nextSpecial(t);
    if (next > t + 1) {
      const to = Math.min(next - 1, endSeconds);
      for (const [index, service] of services.entries())
        service.serve(demand.segment(index, t + 1), t + 1, to);
      countNodes(to, to - t);
      watch(t + 1, to);
    }
    t = next;
  }
  return {
    role: estate.role,
    region: estate.region,
    services,
    samples,
    peakNodes,
    nodeSeconds,
    procedure: triggers.procedure,
  };
}
