import type { BurnRate } from "./slo-types.ts";

/**
 * Multi-window, multi-burn-rate pairs of the Google SRE workbook (chapter 5) for a 30 day window. The short window ends the alert
 * soon after the cause is gone; the long one keeps it from starting on a blip.
 */
export const burnRates = [
  {
    speed: "fast",
    factor: 14.4,
    long: "1h",
    short: "5m",
    budgetSpent: "2 % of 30 days in an hour",
    severity: "critical",
    patientSafetySeverity: "emergency",
  },
  {
    speed: "medium",
    factor: 6,
    long: "6h",
    short: "30m",
    budgetSpent: "5 % of 30 days in six hours",
    severity: "high",
    patientSafetySeverity: "critical",
  },
  {
    speed: "slow",
    factor: 3,
    long: "1d",
    short: "2h",
    budgetSpent: "10 % of 30 days in a day",
    severity: "medium",
    patientSafetySeverity: "high",
  },
  {
    speed: "trickle",
    factor: 1,
    long: "3d",
    short: "6h",
    budgetSpent: "10 % of 30 days in three days",
    severity: "low",
    patientSafetySeverity: "medium",
  },
] as const satisfies readonly BurnRate[];
