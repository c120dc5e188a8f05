import type { Metric } from "../rule-types.ts";

export const changesMetrics = [
  {
    name: "wardrail_change_in_progress",
    type: "gauge",
    labels: ["service", "change_id"],
    exporter: "wardrail",
    help: "1 while an approved change is being carried out",
  },
  {
    name: "wardrail_changes_total",
    type: "counter",
    labels: ["change_type", "risk", "outcome"],
    exporter: "wardrail",
    help: "Executed changes by outcome (successful, failed, validation_failed, rolled_back, rollback_failed)",
  },
  {
    name: "wardrail_unapproved_changes_total",
    type: "counter",
    labels: ["stack"],
    exporter: "wardrail",
    help: "Updates applied without the approvals their risk needs",
  },
  {
    name: "wardrail_emergency_change_age_seconds",
    type: "gauge",
    unit: "seconds",
    labels: ["change_id", "reviewed"],
    exporter: "wardrail",
    help: "Time since an emergency change started",
  },
] as const satisfies readonly Metric[];
