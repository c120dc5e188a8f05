import type { AlertCase } from "./case-types.ts";
import { counter, event, gauge, still } from "./series.ts";

export const monitoringCases: readonly AlertCase[] = [
  // The dead-man switch has no look-alike: silence is what it must never give.
  { alert: "Watchdog", labels: {}, firesAt: "0m", series: () => [gauge("up", { job: "scheduling" }, 1)] },
  {
    alert: "AlertDeliveryFailing",
    labels: { integration: "pagerduty" },
    firesAt: "330s",
    series: () => [
      counter(
        "alertmanager_notifications_failed_total",
        { integration: "pagerduty", reason: "serverError" },
        1 / 60,
      ),
    ],
    lookAlikes: [
      {
        because: "failures of last week are over",
        series: [
          still("alertmanager_notifications_failed_total", {
            integration: "pagerduty",
            reason: "serverError",
          }),
        ],
      },
    ],
  },
  {
    alert: "RuleEvaluationFailing",
    labels: { rule_group: "emergency" },
    firesAt: "330s",
    series: () => [counter("prometheus_rule_evaluation_failures_total", { rule_group: "emergency" }, 1 / 30)],
    lookAlikes: [
      {
        because: "a single failure is no broken rule",
        series: [event("prometheus_rule_evaluation_failures_total", { rule_group: "emergency" }, 60)],
      },
    ],
  },
  {
    alert: "ScrapeTargetDown",
    labels: { job: "node", instance: "a" },
    firesAt: "10m",
    series: () => [gauge("up", { job: "node", instance: "a" }, 0)],
    lookAlikes: [
      {
        because: "a restart is over in five minutes",
        series: [gauge("up", { job: "node", instance: "a" }, (seconds) => (seconds < 300 ? 0 : 1))],
      },
    ],
  },
];
