import type { Metric } from "../rule-types.ts";

export const monitoringMetrics = [
  {
    name: "up",
    type: "gauge",
    labels: ["job", "instance", "service", "region"],
    exporter: "prometheus",
    help: "Scrape result",
  },
  {
    name: "prometheus_rule_evaluation_failures_total",
    type: "counter",
    labels: ["rule_group"],
    exporter: "prometheus",
    help: "Failed rule evaluations",
  },
  {
    name: "alertmanager_notifications_failed_total",
    type: "counter",
    labels: ["integration", "reason"],
    exporter: "alertmanager",
    help: "Failed notifications",
  },
] as const satisfies readonly Metric[];
