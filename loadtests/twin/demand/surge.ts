import {
  type Demand,
  demand as declaredDemand,
  type MultiplierBase,
  type Scenario,
  type SchedulingService,
} from "../../../components/surge/index.ts";
import type { TwinSettings } from "../assumptions.ts";

export type RegionRole = "primary" | "secondary";

/** Requests per second of one service in one region at a second, by class. */
export interface Rate {
  readonly normal: number;
  readonly emergency: number;
}

/**
 * Demand is linear between breaks: `value + slope * (t - fromSeconds)` for both classes, while
 * `fromSeconds <= t < untilSeconds`.
 */
export interface DemandSegment {
  readonly fromSeconds: number;
  readonly untilSeconds: number;
  readonly normal: number;
  readonly normalSlope: number;
  readonly emergency: number;
  readonly emergencySlope: number;
}

/** Times the load is multiplied by, as pieces that are linear in time; the last piece lasts for ever. */
export interface MultiplierPiece {
  readonly fromSeconds: number;
  readonly value: number;
  readonly slopePerSecond: number;
}

export interface SurgePlan {
  readonly scenario: Scenario;
  readonly base: MultiplierBase;
  readonly settings: TwinSettings;
  readonly weights: Readonly<Partial<Record<RegionRole, number>>>;
  /** Multipliers over time given by the user; replaces the scenario's edge, plateau and decay. */
  readonly replay?: readonly MultiplierPiece[];
  /** The replayed series already has its hours and weekends in it. */
  readonly withoutShape?: boolean;
  readonly demand?: Demand;
}

const SECONDS_PER_HOUR = 3600;
const HOURS_PER_DAY = 24;

/** Seconds after the edge at which the run ends: plateau, decay and one calm hour. */
export function runSeconds({ scenario, settings, replay }: SurgePlan): number {
  if (replay !== undefined) return (replay.at(-1)?.fromSeconds ?? 0) + SECONDS_PER_HOUR;
  if (scenario.durationHours === undefined) return settings.calmRunHours * SECONDS_PER_HOUR;
  const plateau = scenario.durationHours.value * SECONDS_PER_HOUR;
  return Math.round(plateau * (1 + settings.decayShare)) + SECONDS_PER_HOUR;
}

/** The multiplier of the affected load over time: step or ramp, plateau, linear decay. */
export function multiplierPieces(plan: SurgePlan): readonly MultiplierPiece[] {
  const { scenario, settings, replay } = plan;
  if (replay !== undefined) return replay;
  const top = scenario.multiplier.value;
  const pieces: MultiplierPiece[] = [{ fromSeconds: Number.NEGATIVE_INFINITY, value: 1, slopePerSecond: 0 }];
  const ramp = settings.rampSeconds;
  if (ramp > 0) pieces.push({ fromSeconds: 0, value: 1, slopePerSecond: (top - 1) / ramp });
  pieces.push({ fromSeconds: ramp, value: top, slopePerSecond: 0 });
  if (scenario.durationHours !== undefined) {
    const end = scenario.durationHours.value * SECONDS_PER_HOUR;
    const decay = Math.round(end * settings.decayShare);
    if (decay > 0) pieces.push({ fromSeconds: end, value: top, slopePerSecond: -(top - 1) / decay });
    pieces.push({ fromSeconds: end + decay, value: 1, slopePerSecond: 0 });
  }
  return pieces;
}

/** The demand of one region, second by second, with the breaks between which it is linear. */
export interface RegionDemand {
  readonly services: readonly SchedulingService[];
  segment(serviceIndex: number, t: number): DemandSegment;
  /** The first second after `t` at which some service's demand takes another line. */
  nextBreak(t: number): number;
}

/**
 * Demand of section "one region" of the model: `base × mix × M(t) × day(t) × hour(t)` routine requests plus the
 * emergency class, split by region weight; the multiplier reaches the affected regions only.
 */
export function regionDemand(
  plan: SurgePlan,
  role: RegionRole,
  services: readonly SchedulingService[],
): RegionDemand {
  const demand = plan.demand ?? declaredDemand;
  const pieces = affects(plan.scenario, role)
    ? multiplierPieces(plan)
    : [{ fromSeconds: Number.NEGATIVE_INFINITY, value: 1, slopePerSecond: 0 }];
  const cache: { t: number; segments: DemandSegment[] } = { t: Number.NaN, segments: [] };
  const smooth = plan.settings.smoothHours === 1;

  const boundsAt = (t: number): { from: number; until: number; piece: MultiplierPiece } => {
    let index = pieces.length - 1;
    while (index > 0 && (pieces[index]?.fromSeconds ?? 0) > t) index--;
    const piece = pieces[index] ?? { fromSeconds: 0, value: 1, slopePerSecond: 0 };
    const offset = plan.settings.startHour * SECONDS_PER_HOUR;
    const hour = Math.floor((offset + t) / SECONDS_PER_HOUR);
    // Smoothed hours times a moving multiplier is no line any more; a second is short enough to be one.
    const until = smooth ? t + 1 : (hour + 1) * SECONDS_PER_HOUR - offset;
    const from = smooth ? t : hour * SECONDS_PER_HOUR - offset;
    const zero = t < 0 ? 0 : Number.POSITIVE_INFINITY;
    return {
      from: Math.max(from, piece.fromSeconds, t < 0 ? Number.NEGATIVE_INFINITY : 0),
      until: Math.min(until, pieces[index + 1]?.fromSeconds ?? Number.POSITIVE_INFINITY, zero),
      piece,
    };
  };

  const compute = (t: number): DemandSegment[] => {
    const { from, until, piece } = boundsAt(t);
    const start = Math.max(from, -plan.settings.leadInSeconds);
    const m = multipliersAt(plan, piece, start);
    const slope = multipliersAt(plan, piece, start + 1);
    const weight = plan.weights[role] ?? 0;
    return services.map((service) => {
      const platform =
        demand.weekdayPeakRequestsPerSecond.value *
        demand.serviceMix.value[service] *
        (plan.withoutShape === true
          ? 1
          : hourFactor(demand, service, plan.settings, start) * dayFactor(demand, plan, start)) *
        weight;
      const emergency = emergencyPerSecond(demand, plan, start) * demand.serviceMix.value[service] * weight;
      return {
        fromSeconds: start,
        untilSeconds: until,
        normal: platform * m.platform,
        normalSlope: platform * (slope.platform - m.platform),
        emergency: emergency * m.emergency,
        emergencySlope: emergency * (slope.emergency - m.emergency),
      };
    });
  };

  const at = (t: number): DemandSegment[] => {
    const known = cache.segments[0];
    if (known === undefined || t < known.fromSeconds || t >= known.untilSeconds) cache.segments = compute(t);
    return cache.segments;
  };
  return {
    services,
    segment(serviceIndex, t) {
      const segment = at(t)[serviceIndex];
      if (segment === undefined) throw new RangeError(`no service with index ${serviceIndex}`);
      return segment;
    },
    nextBreak: (t) => at(t)[0]?.untilSeconds ?? Number.POSITIVE_INFINITY,
  };
}

/** The rate at second `t` within its segment. */
export function rateAt(segment: DemandSegment, t: number): Rate {
  return { normal: normalAt(segment, t), emergency: emergencyAt(segment, t) };
}

/** Routine requests per second at second `t` within the segment. */
export function normalAt({ normal, normalSlope, fromSeconds }: DemandSegment, t: number): number {
  return normal + normalSlope * (t - fromSeconds);
}

/** Emergency requests per second at second `t` within the segment. */
export function emergencyAt({ emergency, emergencySlope, fromSeconds }: DemandSegment, t: number): number {
  return emergency + emergencySlope * (t - fromSeconds);
}

/** True when the scenario's load reaches the region. */
export function affects(scenario: Scenario, role: RegionRole): boolean {
  return scenario.affectedRegions.value.some((affected) => affected === "all" || affected === role);
}

function multipliersAt(
  { scenario, base }: SurgePlan,
  piece: MultiplierPiece,
  t: number,
): { platform: number; emergency: number } {
  // A calendar day is a level of ordinary load and no surge; emergencies know no weekend.
  if (scenario.kind === "calendar") return { platform: 1, emergency: 1 };
  const start = Number.isFinite(piece.fromSeconds) ? piece.fromSeconds : t;
  const m = piece.value + piece.slopePerSecond * (t - start);
  if (scenario.appliesTo === "emergency-class") return { platform: 1, emergency: m };
  return { platform: base === "platform" ? m : 1, emergency: m };
}

/** The lead-in takes the level of the hour the surge starts in, so that the edge is the multiplier alone. */
function hourOf(settings: TwinSettings, t: number): number {
  return settings.startHour + Math.max(0, t) / SECONDS_PER_HOUR;
}

/** `wp × patient[h] + (1 - wp) × provider[h]`, constant within the hour or interpolated between hour centres. */
export function hourFactor(
  demand: Demand,
  service: SchedulingService,
  settings: TwinSettings,
  t: number,
): number {
  const share = demand.patientShare.value[service];
  const level = (hour: number): number =>
    share * shapeAt(demand.patientHours.value, hour) +
    (1 - share) * shapeAt(demand.providerHours.value, hour);
  return interpolated(level, hourOf(settings, t), settings.smoothHours === 1);
}

function interpolated(level: (hour: number) => number, hour: number, smooth: boolean): number {
  if (!smooth) return level(Math.floor(hour));
  const left = Math.floor(hour - 0.5);
  const share = hour - 0.5 - left;
  return level(left) * (1 - share) + level(left + 1) * share;
}

function shapeAt(shape: readonly number[], hour: number): number {
  return shape[((hour % HOURS_PER_DAY) + HOURS_PER_DAY) % HOURS_PER_DAY] ?? 0;
}

/** 1 on weekdays, the calendar scenario's own level, or the weekend's on Saturday and Sunday. */
export function dayFactor(demand: Demand, { scenario, settings }: SurgePlan, t: number): number {
  if (t < 0) return 1;
  if (scenario.kind === "calendar") return scenario.multiplier.value;
  const day = Math.floor(hourOf(settings, t) / HOURS_PER_DAY) + settings.startWeekday;
  return day % 7 >= 5 ? demand.weekendFactor.value : 1;
}

/** Emergency requests per second over all regions before the multiplier. */
export function emergencyPerSecond(demand: Demand, { settings }: SurgePlan, t: number): number {
  const { averagePerHour, hoursMeanOne, requestsPerEmergency } = demand.emergency;
  const level = interpolated(
    (hour) => shapeAt(hoursMeanOne.value, hour),
    hourOf(settings, t),
    settings.smoothHours === 1,
  );
  return (averagePerHour.value / SECONDS_PER_HOUR) * level * requestsPerEmergency.value;
}
