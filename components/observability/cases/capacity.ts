import type { AlertCase } from "./case-types.ts";
import { gauge, pastTime } from "./series.ts";

const region = { region: "us-east-1" };
const reserve = (ready: number) => [
  gauge("wardrail_reserved_capacity_ratio", { resource: "database", ...region }, ready),
  gauge("wardrail_reserved_capacity_target_ratio", { resource: "database" }, 0.5),
];
const scaleOut = (seconds: number) => [
  gauge("wardrail_loadtest_scale_out_seconds", { scenario: "mass-casualty" }, seconds),
  gauge("wardrail_scenario_scale_out_target_seconds", { scenario: "mass-casualty" }, 180),
  gauge("wardrail_loadtest_scale_out_seconds", { scenario: "pandemic-outbreak" }, 900),
  gauge("wardrail_scenario_scale_out_target_seconds", { scenario: "pandemic-outbreak" }, 1800),
];

export const capacityCases: readonly AlertCase[] = [
  {
    alert: "ModelAccuracyLow",
    labels: { model: "slot-demand" },
    firesAt: "1h",
    series: (level) => [gauge("scheduling_model_accuracy_ratio", { model: "slot-demand" }, level("floor"))],
  },
  {
    alert: "ReservedCapacityBelowTarget",
    labels: { resource: "database", ...region },
    firesAt: "15m",
    series: () => reserve(0.49),
    lookAlikes: [{ because: "exactly the target is ready", series: reserve(0.5) }],
  },
  {
    alert: "CapacityHeadroomLow",
    labels: { service: "booking", ...region },
    firesAt: "1h",
    series: (level) => [
      gauge(
        "wardrail_forecast_peak_requests_per_second",
        { service: "booking", ...region },
        1000 * level("limit"),
      ),
      gauge("wardrail_provisioned_requests_per_second", { service: "booking", ...region }, 1000),
    ],
  },
  {
    alert: "SurgeTestStale",
    labels: { scenario: "mass-casualty" },
    firesAt: "1h",
    series: (level) => [
      pastTime(
        "wardrail_loadtest_last_pass_timestamp_seconds",
        { scenario: "mass-casualty" },
        level("limit"),
      ),
    ],
  },
  {
    alert: "SurgeScaleOutTooSlow",
    labels: { scenario: "mass-casualty" },
    firesAt: "0m",
    series: () => scaleOut(181),
    lookAlikes: [{ because: "180 s is what the scenario allows", series: scaleOut(180) }],
  },
  {
    alert: "QuotaNearLimit",
    labels: { quota: "L-1216C47A", ...region },
    firesAt: "30m",
    series: (level) => [
      gauge("wardrail_quota_usage_ratio", { quota: "L-1216C47A", ...region }, level("limit")),
    ],
  },
  {
    alert: "CostAnomaly",
    labels: { account: "prod" },
    firesAt: "626400s",
    evaluation: "1h",
    sample: "1h",
    // A week at one cost, then a day's cost just beyond the factor of the mean that already holds six hours of it.
    series: (level) => [
      gauge("wardrail_cost_daily_usd", { account: "prod" }, (seconds) => {
        const hoursInside = 7;
        const factor = level("factor");
        return seconds < 604_800
          ? 1000
          : (1000 * factor * (168 - hoursInside)) / (168 - factor * hoursInside);
      }),
    ],
  },
];
