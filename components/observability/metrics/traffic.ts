import type { Metric } from "../rule-types.ts";

export const trafficMetrics = [
  {
    name: "scheduling_http_requests_total",
    type: "counter",
    labels: ["service", "route", "method", "code", "channel", "region"],
    exporter: "app",
    help: "HTTP requests handled; channel is mobile, web, ivr or partner",
  },
  {
    name: "scheduling_http_request_duration_seconds",
    type: "histogram",
    unit: "seconds",
    labels: ["service", "route", "region"],
    exporter: "app",
    help: "Server-side latency of HTTP requests",
    buckets: [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
  },
  {
    name: "scheduling_active_sessions",
    type: "gauge",
    unit: "sessions",
    labels: ["region", "channel"],
    exporter: "app",
    help: "Signed-in sessions seen in the last five minutes",
  },
  {
    name: "scheduling_circuit_breaker_state",
    type: "gauge",
    labels: ["service", "dependency", "state", "region"],
    exporter: "app",
    help: "1 for the state a circuit breaker is in (closed, half_open, open), 0 for the others",
  },
  {
    name: "scheduling_bulkhead_rejections_total",
    type: "counter",
    labels: ["service", "dependency", "region"],
    exporter: "app",
    help: "Calls refused because a bulkhead was full",
  },
] as const satisfies readonly Metric[];
