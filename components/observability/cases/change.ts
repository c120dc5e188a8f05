import type { AlertCase } from "./case-types.ts";
import { event, gauge, still } from "./series.ts";

const kind = { change_type: "database-schema", risk: "high" };
const changes = "wardrail_changes_total";

export const changeCases: readonly AlertCase[] = [
  {
    alert: "ChangeInProgress",
    labels: { service: "booking" },
    firesAt: "0m",
    series: () => [gauge("wardrail_change_in_progress", { service: "booking", change_id: "chg-1" }, 1)],
    lookAlikes: [
      {
        because: "the change has ended",
        series: [gauge("wardrail_change_in_progress", { service: "booking", change_id: "chg-1" }, 0)],
      },
    ],
  },
  {
    alert: "LoadTestRunning",
    labels: { service: "booking" },
    firesAt: "0m",
    series: () => [gauge("wardrail_loadtest_running", { service: "booking", scenario: "flu-season" }, 1)],
    lookAlikes: [
      {
        because: "the test has ended",
        series: [gauge("wardrail_loadtest_running", { service: "booking", scenario: "flu-season" }, 0)],
      },
    ],
  },
  {
    alert: "ChangeFailed",
    labels: kind,
    firesAt: "5m",
    series: () => [event(changes, { ...kind, outcome: "validation_failed" }, 300)],
    lookAlikes: [
      {
        because: "a change that was withdrawn and rolled back did not fail",
        series: [
          event(changes, { ...kind, outcome: "rolled_back" }, 300),
          event(changes, { ...kind, outcome: "successful" }, 300),
        ],
      },
    ],
  },
  {
    alert: "RollbackFailed",
    labels: kind,
    firesAt: "5m",
    series: () => [event(changes, { ...kind, outcome: "rollback_failed" }, 300)],
    lookAlikes: [
      {
        because: "a rollback that worked",
        series: [
          event(changes, { ...kind, outcome: "rolled_back" }, 300),
          event(changes, { ...kind, outcome: "failed" }, 300),
        ],
      },
    ],
  },
  {
    alert: "UnapprovedChangeApplied",
    labels: { stack: "data-prod" },
    firesAt: "5m",
    series: () => [event("wardrail_unapproved_changes_total", { stack: "data-prod" }, 300)],
    lookAlikes: [
      {
        because: "last month's is already reviewed",
        series: [still("wardrail_unapproved_changes_total", { stack: "data-prod" })],
      },
    ],
  },
  {
    alert: "EmergencyChangeReviewOverdue",
    labels: { change_id: "chg-1" },
    firesAt: "5m",
    series: (level) => [
      gauge(
        "wardrail_emergency_change_age_seconds",
        { change_id: "chg-1", reviewed: "false" },
        level("limit"),
      ),
    ],
    lookAlikes: [
      {
        because: "the change is reviewed",
        series: [
          gauge("wardrail_emergency_change_age_seconds", { change_id: "chg-1", reviewed: "true" }, 200_000),
        ],
      },
    ],
  },
  {
    alert: "ChangeFailureRateHigh",
    labels: {},
    firesAt: "608400s",
    evaluation: "1h",
    sample: "1h",
    // All changes of the week fall into one hour, so that their number in the window is exact.
    series: (level) => [
      event(
        changes,
        { ...kind, outcome: "successful" },
        604_800,
        level("leastChanges") * (1 - level("limit")),
      ),
      event(changes, { ...kind, outcome: "failed" }, 604_800, level("leastChanges") * level("limit")),
    ],
  },
];
