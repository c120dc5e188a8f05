import { assumed, fromOperations, type Sourced } from "./sourced.ts";

/** Which load a multiplier is applied to: all platform requests, or requests of the emergency class only. */
export type MultiplierBase = "platform" | "emergency-class";

/** Regions by role; `all` means every region the platform runs in. */
export type AffectedRegion = "primary" | "secondary" | "all";

export type ScenarioId = (typeof scenarios)[number]["id"];

/** A season or disaster to be ready for. Times in the unit their name says. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly kind: "baseline" | "calendar" | "seasonal" | "emergency";
  /** Times the reference load of the same hour. */
  readonly multiplier: Sourced<number>;
  /** Seasons of the emergency class leave platform load alone in both readings. */
  readonly appliesTo: "platform" | "emergency-class";
  readonly durationHours?: Sourced<number>;
  readonly affectedRegions: Sourced<readonly AffectedRegion[]>;
  /** Ready capacity must reach demand within this many seconds of the surge edge. */
  readonly requiredScaleOutSeconds?: Sourced<number>;
  /** Calendar months (1 to 12) the scenario belongs to. */
  readonly months?: Sourced<readonly number[]>;
  readonly note?: string;
}

const everywhere = assumed(["all"] as const, "the sources name no region for ordinary seasons");
const multiplier = (value: number) => fromOperations(value);

/**
 * The twelve scenarios of the sources: one baseline, two calendar, five seasonal, four emergency.
 *
 * @example
 * const surge = scenarios.find(({ id }) => id === "mass-casualty");
 * // surge.multiplier.value === 100, surge.requiredScaleOutSeconds.value === 180
 */
export const scenarios = [
  {
    id: "baseline-weekday",
    title: "Ordinary weekday",
    kind: "baseline",
    multiplier: { value: 1, source: "derived", why: "the reference every multiplier refers to" },
    appliesTo: "platform",
    affectedRegions: everywhere,
  },
  {
    id: "weekend",
    title: "Weekend",
    kind: "calendar",
    multiplier: multiplier(0.3),
    appliesTo: "platform",
    affectedRegions: everywhere,
  },
  {
    id: "holiday",
    title: "Holiday",
    kind: "calendar",
    multiplier: multiplier(0.2),
    appliesTo: "platform",
    affectedRegions: everywhere,
    note: "wins over weekend when both hold",
  },
  {
    id: "flu-season",
    title: "Flu season",
    kind: "seasonal",
    multiplier: multiplier(1.5),
    appliesTo: "platform",
    affectedRegions: everywhere,
    months: assumed([10, 11, 12, 1, 2, 3], "the sources name no months"),
    note: "no time limit in the sources: ordinary autoscaling must absorb it without breaking the API objectives",
  },
  {
    id: "season-winter",
    title: "Winter emergencies",
    kind: "seasonal",
    multiplier: multiplier(1.4),
    appliesTo: "emergency-class",
    affectedRegions: everywhere,
    months: assumed([12, 1, 2], "meteorological season"),
  },
  {
    id: "season-spring",
    title: "Spring emergencies",
    kind: "seasonal",
    multiplier: multiplier(1),
    appliesTo: "emergency-class",
    affectedRegions: everywhere,
    months: assumed([3, 4, 5], "meteorological season"),
  },
  {
    id: "season-summer",
    title: "Summer emergencies",
    kind: "seasonal",
    multiplier: multiplier(1.2),
    appliesTo: "emergency-class",
    affectedRegions: everywhere,
    months: assumed([6, 7, 8], "meteorological season"),
  },
  {
    id: "season-fall",
    title: "Fall emergencies",
    kind: "seasonal",
    multiplier: multiplier(1.1),
    appliesTo: "emergency-class",
    affectedRegions: everywhere,
    months: assumed([9, 10, 11], "meteorological season"),
  },
  {
    id: "natural-disaster",
    title: "Natural disaster",
    kind: "emergency",
    multiplier: multiplier(50),
    appliesTo: "platform",
    durationHours: fromOperations(72),
    affectedRegions: fromOperations(["primary", "secondary"]),
    requiredScaleOutSeconds: fromOperations(300),
    note: "both regions are affected, so failing over to the secondary is no way out",
  },
  {
    id: "pandemic-outbreak",
    title: "Pandemic outbreak",
    kind: "emergency",
    multiplier: multiplier(25),
    appliesTo: "platform",
    durationHours: fromOperations(2160, "90 days"),
    affectedRegions: fromOperations(["all"]),
    requiredScaleOutSeconds: fromOperations(1800),
  },
  {
    id: "mass-casualty",
    title: "Mass casualty event",
    kind: "emergency",
    multiplier: multiplier(100),
    appliesTo: "platform",
    durationHours: fromOperations(24),
    affectedRegions: fromOperations(["primary"]),
    requiredScaleOutSeconds: fromOperations(180),
    note: "the only emergency that leaves the secondary region untouched",
  },
  {
    id: "cyber-attack-recovery",
    title: "Cyber attack recovery",
    kind: "emergency",
    multiplier: multiplier(200),
    appliesTo: "platform",
    durationHours: fromOperations(12),
    affectedRegions: fromOperations(["all"]),
    requiredScaleOutSeconds: fromOperations(60),
    note: "load returns at once as systems come back; the largest multiplier, it sets the reserve",
  },
] as const satisfies readonly Scenario[];

/** The multiplier the reserve and every ceiling are measured against: the largest over all emergencies. */
export const largestMultiplier: number = Math.max(...scenarios.map(({ multiplier }) => multiplier.value));
