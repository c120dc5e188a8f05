import type { Metric } from "../rule-types.ts";

export const incidentsMetrics = [
  {
    name: "wardrail_incident_unacknowledged_seconds",
    type: "gauge",
    unit: "seconds",
    labels: ["incident", "incident_severity"],
    exporter: "wardrail",
    help: "Time an open incident has gone without acknowledgement; absent once acknowledged",
  },
  {
    name: "wardrail_incident_open_seconds",
    type: "gauge",
    unit: "seconds",
    labels: ["incident", "incident_severity"],
    exporter: "wardrail",
    help: "Time an incident has been open; absent once resolved",
  },
  {
    name: "wardrail_incident_review_pending_seconds",
    type: "gauge",
    unit: "seconds",
    labels: ["incident", "incident_severity"],
    exporter: "wardrail",
    help: "Time since resolution with no finished review",
  },
  {
    name: "wardrail_incidents_total",
    type: "counter",
    labels: ["category", "incident_severity", "phase"],
    exporter: "wardrail",
    help: "Incidents opened",
  },
  {
    name: "scheduling_patient_satisfaction_score",
    type: "gauge",
    labels: ["region"],
    exporter: "app",
    help: "Rolling patient satisfaction, 0 to 10",
  },
  {
    name: "scheduling_model_accuracy_ratio",
    type: "gauge",
    unit: "ratio",
    labels: ["model"],
    exporter: "app",
    help: "Share of checked predictions that were right",
  },
] as const satisfies readonly Metric[];
