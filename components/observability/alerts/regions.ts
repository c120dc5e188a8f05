import { assumed, fromOperations } from "../../surge/sourced.ts";
import type { AlertRule } from "../rule-types.ts";
import { seconds } from "../thresholds.ts";

/** Readiness to live on one region. */
export const regionsAlerts = [
  {
    alert: "StandbyRegionNotReady",
    component: "regions",
    severity: "high",
    expr: 'min by (region) (scheduling_failover_ready{role="standby"}) == 0',
    thresholds: {},
    for: "5m",
    summary: "Standby {{ $labels.region }} would not take over",
    impact: "There is no way out if the primary fails",
    actions: ["Run the readiness checks", "Fix and re-drill"],
    runbook: "regional-failover",
    patientSafety: true,
    alertType: "FailoverReadiness",
    impactClass: "patient_safety",
    basis: {
      requirements: ["OPS-CAP-20", "CASE-11"],
      source: "source: case study",
      why: "readiness to fail over must be known before it is needed",
    },
  },
  {
    alert: "FailoverTooSlow",
    component: "regions",
    severity: "high",
    expr: "max by (region) (scheduling_failover_last_duration_seconds) > $limit",
    thresholds: {
      limit: seconds(fromOperations(1800, "the secondary region is active within 1 800 s"), "OPS-CAP-15"),
    },
    for: "0m",
    summary: "Failover into {{ $labels.region }} took {{ $value | humanizeDuration }}",
    impact: "Recovery time target is broken",
    actions: ["Review the drill", "Warm more capacity"],
    runbook: "regional-failover",
    patientSafety: true,
    alertType: "FailoverReadiness",
    impactClass: "patient_safety",
    basis: {
      requirements: ["OPS-CAP-15", "CASE-11"],
      source: "source: operations chapter",
      why: "activating the secondary region may take 1 800 s",
    },
  },
  {
    alert: "FailoverDrillStale",
    component: "regions",
    severity: "medium",
    expr: "time() - max by (region) (wardrail_failover_last_drill_timestamp_seconds) > $limit",
    thresholds: { limit: seconds(assumed(7776000, "90 days: once a quarter"), "CASE-11") },
    for: "1h",
    summary: "{{ $labels.region }} was not drilled for 90 days",
    impact: "Readiness is unproven",
    actions: ["Plan a drill"],
    runbook: "regional-failover",
    patientSafety: false,
    alertType: "FailoverReadiness",
    impactClass: "system_performance",
    basis: {
      requirements: ["CASE-11"],
      source: "assumption",
      why: "readiness that was not exercised is a belief",
    },
  },
] as const satisfies readonly AlertRule[];
