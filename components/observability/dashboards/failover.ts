import type { Board } from "./board-types.ts";
import { course, limitOf, number } from "./panels.ts";

export const failoverBoard: Board = {
  uid: "wardrail-failover",
  title: "Failover",
  reader: "the incident lead of a lost region: can the other take over, and has it",
  span: "3h",
  panels: [
    number(
      "Standby ready",
      "count",
      'min by (region) (scheduling_failover_ready{role="standby"})',
      "1 when the standby passes its readiness checks.",
    ),
    course(
      "Seen from outside",
      "count",
      'max by (region) (probe_success{job="blackbox-scheduling"})',
      "{{region}}",
      "1 when a region answers.",
    ),
    course(
      "Requests by region",
      "per second",
      "sum by (region) (service:scheduling_http_requests:rate5m)",
      "{{region}}",
      "Where traffic goes.",
    ),
    course(
      "Copy behind",
      "seconds",
      "max by (cluster, region) (scheduling_db_replication_lag_seconds)",
      "{{cluster}} in {{region}}",
      "Bookings inside it must be replayed.",
      limitOf("ReplicationLagCritical"),
    ),
    course(
      "Writers that answer",
      "count",
      'sum by (cluster) (scheduling_db_up{role="writer"})',
      "{{cluster}}",
      "0: no booking can be written.",
    ),
    course(
      "Last failover",
      "seconds",
      "max by (region) (scheduling_failover_last_duration_seconds)",
      "{{region}}",
      "1 800 s are allowed.",
      limitOf("FailoverTooSlow"),
    ),
    course(
      "Days since the last drill",
      "days",
      "(time() - max by (region) (wardrail_failover_last_drill_timestamp_seconds)) / 86400",
      "{{region}}",
      "After 90 days readiness is unproven.",
    ),
  ],
};
