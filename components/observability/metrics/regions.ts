import type { Metric } from "../rule-types.ts";

export const regionsMetrics = [
  {
    name: "scheduling_failover_ready",
    type: "gauge",
    labels: ["region", "role"],
    exporter: "app",
    help: "1 when a region passes the readiness checks for taking all traffic",
  },
  {
    name: "scheduling_failover_last_duration_seconds",
    type: "gauge",
    unit: "seconds",
    labels: ["region"],
    exporter: "app",
    help: "Length of the last fail-over or drill into a region",
  },
  {
    name: "wardrail_failover_last_drill_timestamp_seconds",
    type: "gauge",
    unit: "seconds",
    labels: ["region"],
    exporter: "wardrail",
    help: "When a region was last drilled",
  },
  {
    name: "probe_success",
    type: "gauge",
    labels: ["job", "instance", "region"],
    exporter: "blackbox-exporter",
    help: "Blackbox probe result",
  },
  {
    name: "probe_ssl_earliest_cert_expiry",
    type: "gauge",
    unit: "seconds",
    labels: ["job", "instance", "region"],
    exporter: "blackbox-exporter",
    help: "Expiry of the earliest certificate in the chain",
  },
] as const satisfies readonly Metric[];
