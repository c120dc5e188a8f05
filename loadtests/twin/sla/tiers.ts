import { assumed, fromOperations, fromScalability, type Sourced } from "../../../components/surge/sourced.ts";

export type TierName = "basic" | "professional" | "enterprise" | "emergency";

/** What a customer of a tier is promised. */
export interface Tier {
  readonly name: TierName;
  readonly uptimePercent: Sourced<number>;
  readonly responseMilliseconds: Sourced<number>;
  readonly emergencySeconds: Sourced<number>;
  /** Share of requests that may fail at peak load before that counts as degradation. */
  readonly errorPercent: Sourced<number>;
  readonly failover: "none" | "same region" | "other region" | "other region, at once";
  /** Broken promises of a tier without guarantees are told, not paid for. */
  readonly guaranteed: boolean;
}

const subSecond = fromScalability(1000, "sub-second responses for clinical work");
const emergency = fromScalability(2, "emergency alert in under two seconds");
const noDegradation = assumed(
  1,
  "the sources promise no degradation and give no number; the error objective is taken",
);

/** The four service tiers; uptimes are the settled levels 99, 99.9 and 99.99 %. */
export const tiers: readonly Tier[] = [
  {
    name: "basic",
    uptimePercent: assumed(99, "level of the pilot"),
    responseMilliseconds: subSecond,
    emergencySeconds: emergency,
    errorPercent: noDegradation,
    failover: "same region",
    guaranteed: false,
  },
  {
    name: "professional",
    uptimePercent: assumed(99.9, "level of the foundation phase"),
    responseMilliseconds: subSecond,
    emergencySeconds: emergency,
    errorPercent: noDegradation,
    failover: "other region",
    guaranteed: false,
  },
  {
    name: "enterprise",
    uptimePercent: fromScalability(99.99, "guaranteed"),
    responseMilliseconds: subSecond,
    emergencySeconds: emergency,
    errorPercent: noDegradation,
    failover: "other region",
    guaranteed: true,
  },
  {
    name: "emergency",
    uptimePercent: fromOperations(99.99, "guaranteed, for emergency requests"),
    responseMilliseconds: subSecond,
    emergencySeconds: emergency,
    errorPercent: noDegradation,
    failover: "other region, at once",
    guaranteed: true,
  },
];

/** Credit on the month's fee by reached uptime, highest first; the sources name penalties and no numbers. */
export const uptimeCredits = assumed(
  [
    { belowPercent: 99.99, creditShare: 0.1 },
    { belowPercent: 99.9, creditShare: 0.25 },
    { belowPercent: 99, creditShare: 1 },
  ],
  "steps as cloud providers use them",
);

/** Credit for each other broken promise. */
export const promiseCredit = assumed(0.1, "one step per broken promise");
