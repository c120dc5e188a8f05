import type { Basis, Duration } from "../rule-types.ts";
import type { AlertSeverity } from "../severities.ts";

/** How far a deployment has come; promises grow with it. */
export const serviceTiers = ["pilot", "foundation", "leadership"] as const;
export type ServiceTier = (typeof serviceTiers)[number];

/** A promise about the share of good events over a window. */
export interface ServiceLevelObjective {
  readonly name: string;
  /** Alert name of all four burn speeds; the label `burn` tells them apart. */
  readonly alert: string;
  readonly service: string;
  /** Share of events that must be good, between 0 and 1, both excluded. */
  readonly objective: number;
  /** Other objectives for tiers below the highest. */
  readonly tiers?: Readonly<Partial<Record<ServiceTier, number>>>;
  readonly window: Duration;
  /** PromQL with `$window`, without labels on its result. */
  readonly good: string;
  readonly total: string;
  /** `rate`: good and total are per second; `samples`: they count samples of the window. */
  readonly countedBy: "rate" | "samples";
  readonly description: string;
  readonly patientSafety: boolean;
  /** Events that the long window must hold before anyone is paged: one failure of three is no trend. */
  readonly minEvents: number;
  readonly runbook: string;
  readonly basis: Basis;
}

/** How fast an error budget is spent, and who is told. */
export interface BurnRate {
  readonly speed: "fast" | "medium" | "slow" | "trickle";
  /** Times the rate that would spend the budget exactly in the window. */
  readonly factor: number;
  readonly long: Duration;
  readonly short: Duration;
  readonly budgetSpent: string;
  readonly severity: AlertSeverity;
  /** One level graver, because this budget is patients'. */
  readonly patientSafetySeverity: AlertSeverity;
}
