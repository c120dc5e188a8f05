import { assumed, fromCaseStudy, fromOperations, fromScalability, type Sourced } from "./sourced.ts";

/** The four scheduling services that carry load on the core cluster. */
export const schedulingServices = ["booking", "availability", "notifications", "waitlist"] as const;
export type SchedulingService = (typeof schedulingServices)[number];

/** 24 factors, one per local hour. */
export type HourlyShape = readonly number[];

const patientHours: HourlyShape = hourly({ 1: [8, 9, 10, 13, 14, 15], 0.1: [23, 0, 1, 2, 3, 4, 5] }, 0.6);
const providerHours: HourlyShape = hourly(
  { 1: [7, 8, 13, 14, 17, 18], 0.15: [22, 23, 0, 1, 2, 3, 4, 5] },
  0.5,
);
const emergencyHours: HourlyShape = hourly({ 1.714286: [18, 19, 20, 21] }, 0.857143);

/**
 * The declared demand of an ordinary year: how many requests, when in the day, of which service.
 * Rates are requests per second over all regions.
 *
 * @example
 * demand.weekdayPeakRequestsPerSecond.value * demand.serviceMix.value.booking // 90 requests per second
 */
export const demand = {
  hospitals: fromCaseStudy(200, "200 or more"),
  weekdayPeakRequestsPerSecond: assumed(
    200,
    "one request per second and hospital at weekday peak, 200 hospitals",
  ),
  serviceMix: assumed(
    { booking: 0.45, availability: 0.35, notifications: 0.15, waitlist: 0.05 } satisfies Record<
      SchedulingService,
      number
    >,
    "share of platform requests per service",
  ),
  /** How far a service follows patients' hours; the rest follows providers'. */
  patientShare: assumed(
    { booking: 0.7, availability: 0.4, notifications: 0.6, waitlist: 0.9 } satisfies Record<
      SchedulingService,
      number
    >,
    "weight of the patient day curve per service",
  ),
  regionWeights: assumed({ primary: 0.6, secondary: 0.4 }, "share of requests per region while both are up"),
  weekendFactor: fromOperations(0.3),
  holidayFactor: fromOperations(0.2, "wins over weekend"),
  patientHours: assumed(patientHours, "the sources name the hours; levels 1, 0.6 and 0.1 are ours"),
  providerHours: assumed(
    providerHours,
    "the sources name the hours and 0.15 on call; levels 1 and 0.5 are ours",
  ),
  emergency: {
    averagePerHour: fromOperations(2.5, "per hospital network hour, before season and scenario"),
    hoursMeanOne: assumed(emergencyHours, "evening peak 18 to 21 twice the other hours, scaled to mean 1"),
    requestsPerEmergency: assumed(
      60,
      "with one request each, the trigger of 50 per minute would never be reached",
    ),
  },
  peakConcurrentUsersTarget: fromScalability(100_000, "a target, not a result"),
} as const satisfies Demand;

export interface Demand {
  readonly hospitals: Sourced<number>;
  readonly weekdayPeakRequestsPerSecond: Sourced<number>;
  readonly serviceMix: Sourced<Readonly<Record<SchedulingService, number>>>;
  readonly patientShare: Sourced<Readonly<Record<SchedulingService, number>>>;
  readonly regionWeights: Sourced<{ readonly primary: number; readonly secondary: number }>;
  readonly weekendFactor: Sourced<number>;
  readonly holidayFactor: Sourced<number>;
  readonly patientHours: Sourced<HourlyShape>;
  readonly providerHours: Sourced<HourlyShape>;
  readonly emergency: {
    readonly averagePerHour: Sourced<number>;
    readonly hoursMeanOne: Sourced<HourlyShape>;
    readonly requestsPerEmergency: Sourced<number>;
  };
  readonly peakConcurrentUsersTarget: Sourced<number>;
}

function hourly(levels: Readonly<Record<number, readonly number[]>>, other: number): HourlyShape {
  return Array.from({ length: 24 }, (_, hour) => {
    const level = Object.entries(levels).find(([, hours]) => hours.includes(hour));
    return level === undefined ? other : Number(level[0]);
  });
}
