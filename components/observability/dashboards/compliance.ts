import type { Board } from "./board-types.ts";
import { course, limitOf, number } from "./panels.ts";

export const complianceBoard: Board = {
  uid: "wardrail-compliance",
  title: "Compliance",
  reader: "compliance officers and reviewers: do the safeguards hold, and is the record complete",
  span: "7d",
  panels: [
    number(
      "Mandatory violations",
      "count",
      'sum(wardrail_policy_violations{enforcement="mandatory"})',
      "Guardrails that are broken in a live stack.",
    ),
    number(
      "Days to the nearest breach notice",
      "days",
      "60 - max((time() - wardrail_breach_discovered_timestamp_seconds) / 86400)",
      "45 CFR 164.404 to 164.408 give 60 days from discovery.",
    ),
    course(
      "Violations by stack",
      "count",
      "sum by (stack, enforcement) (wardrail_policy_violations)",
      "{{stack}} {{enforcement}}",
      "Whether the debt grows.",
    ),
    course(
      "Audit lag",
      "seconds",
      "max by (pipeline, region) (scheduling_audit_log_lag_seconds)",
      "{{pipeline}} {{region}}",
      "How late an access is on the record.",
      limitOf("AuditLogLagHigh"),
    ),
    course(
      "Audit records lost in an hour",
      "count",
      "sum by (pipeline, region) (increase(scheduling_audit_events_dropped_total[1h]))",
      "{{pipeline}} {{region}}",
      "Must be zero.",
    ),
    course(
      "Reads without right in an hour",
      "count",
      "sum by (service, region) (increase(scheduling_unauthorized_phi_access_total[1h]))",
      "{{service}} {{region}}",
      "Each is assessed as a possible breach.",
    ),
    course(
      "Records exported in an hour",
      "count",
      "sum by (actor_type, approved) (increase(scheduling_phi_export_records_total[1h]))",
      "{{actor_type}}, approved {{approved}}",
      "From 500 people on, HHS and media are told.",
      limitOf("BulkPhiExport", "people"),
    ),
    course(
      "Drifted resources",
      "count",
      "sum by (stack) (wardrail_stack_drift_resources)",
      "{{stack}}",
      "What runs is not what was approved.",
    ),
    course(
      "Age of secrets",
      "days",
      "max by (secret) (wardrail_secret_age_seconds) / 86400",
      "{{secret}}",
      "Rotated within 90 days.",
    ),
    course(
      "Age of the last good backup",
      "seconds",
      "store:scheduling_backup:age_seconds",
      "{{store}} {{region}}",
      "A retrievable copy of every store, every day.",
      limitOf("BackupStale"),
    ),
  ],
};
