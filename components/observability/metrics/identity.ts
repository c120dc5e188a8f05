import type { Metric } from "../rule-types.ts";

export const identityMetrics = [
  {
    name: "scheduling_login_attempts_total",
    type: "counter",
    labels: ["role", "outcome", "region"],
    exporter: "app",
    help: "Sign-in attempts by role (patient, provider, coordinator) and outcome (success, failure)",
  },
  {
    name: "scheduling_login_duration_seconds",
    type: "histogram",
    unit: "seconds",
    labels: ["role", "region"],
    exporter: "app",
    help: "Time to sign in",
    buckets: [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
  },
  {
    name: "scheduling_break_glass_session_age_seconds",
    type: "gauge",
    unit: "seconds",
    labels: ["account", "region"],
    exporter: "app",
    help: "Age of an open break-glass session",
  },
] as const satisfies readonly Metric[];
