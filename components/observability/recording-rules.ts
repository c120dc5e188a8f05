import type { RecordingRule } from "./rule-types.ts";

/**
 * Series computed ahead. Each lives in the first group that reads it, before its alerts, so that an alert of that
 * group sees the value of the same evaluation and not the one before.
 */
export const recordingRules = [
  {
    record: "service:scheduling_http_requests:rate5m",
    group: "platform",
    expr: "sum by (service, region) (rate(scheduling_http_requests_total[5m]))",
    note: "traffic",
  },
  {
    record: "service:scheduling_http_errors:ratio_rate5m",
    group: "platform",
    expr: 'sum by (service, region) (rate(scheduling_http_requests_total{code=~"5.."}[5m])) / sum by (service, region) (rate(scheduling_http_requests_total[5m]))',
    note: "server error share",
  },
  {
    record: "channel:scheduling_http_errors:ratio_rate5m",
    group: "platform",
    expr: 'sum by (channel, region) (rate(scheduling_http_requests_total{code=~"5.."}[5m])) / sum by (channel, region) (rate(scheduling_http_requests_total[5m]))',
    note: "server error share by access channel",
  },
  {
    record: "service:scheduling_http_request_duration_seconds:p95_5m",
    group: "platform",
    expr: "histogram_quantile(0.95, sum by (service, region, le) (rate(scheduling_http_request_duration_seconds_bucket[5m])))",
    note: "latency",
  },
  {
    record: "region:scheduling_emergency_alert_response_seconds:p95_5m",
    group: "emergency",
    expr: "histogram_quantile(0.95, sum by (region, le) (rate(scheduling_emergency_alert_response_seconds_bucket[5m])))",
    note: "limit 2 s",
  },
  {
    record: "region:scheduling_emergency_data_retrieval_seconds:p95_5m",
    group: "emergency",
    expr: "histogram_quantile(0.95, sum by (region, le) (rate(scheduling_emergency_data_retrieval_seconds_bucket[5m])))",
    note: "limit 5 s",
  },
  {
    record: "region:scheduling_emergency_escalation_seconds:p95_15m",
    group: "emergency",
    expr: "histogram_quantile(0.95, sum by (region, le) (rate(scheduling_emergency_escalation_seconds_bucket[15m])))",
    note: "limit 30 s",
  },
  {
    record: "region:scheduling_emergency_messages_delivered:ratio_rate15m",
    group: "emergency",
    expr: 'sum by (region) (rate(scheduling_emergency_messages_total{outcome="delivered"}[15m])) / sum by (region) (rate(scheduling_emergency_messages_total[15m]))',
    note: "must stay above 0.99",
  },
  {
    record: "region:scheduling_emergency_requests:per_minute2m",
    group: "emergency",
    expr: "60 * sum by (region) (rate(scheduling_emergency_requests_total[2m]))",
    note: "trigger 50 a minute",
  },
  {
    record: "region:scheduling_record_access_seconds:p95_5m",
    group: "platform",
    expr: "histogram_quantile(0.95, sum by (region, le) (rate(scheduling_record_access_seconds_bucket[5m])))",
    note: "limit 10 s",
  },
  {
    record: "role:scheduling_login_failures:ratio_rate5m",
    group: "platform",
    expr: 'sum by (role, region) (rate(scheduling_login_attempts_total{outcome="failure"}[5m])) / sum by (role, region) (rate(scheduling_login_attempts_total[5m]))',
    note: "sign-in failures",
  },
  {
    record: "region:scheduling_bookings_ok:ratio_rate5m",
    group: "booking",
    expr: 'sum by (region) (rate(scheduling_bookings_total{outcome=~"confirmed|conflict|rejected"}[5m])) / sum by (region) (rate(scheduling_bookings_total[5m]))',
    note: "a conflict or refusal is a correct answer, only `error` is bad",
  },
  {
    record: "region:scheduling_booking_conflicts:ratio_rate15m",
    group: "booking",
    expr: 'sum by (region) (rate(scheduling_bookings_total{outcome="conflict"}[15m])) / sum by (region) (rate(scheduling_bookings_total[15m]))',
    note: "conflicts",
  },
  {
    record: "region:scheduling_booking_duration_seconds:p95_5m",
    group: "booking",
    expr: "histogram_quantile(0.95, sum by (region, le) (rate(scheduling_booking_duration_seconds_bucket[5m])))",
    note: "booking time",
  },
  {
    record: "region:scheduling_slot_search_seconds:p95_5m",
    group: "booking",
    expr: "histogram_quantile(0.95, sum by (region, le) (rate(scheduling_slot_search_seconds_bucket[5m])))",
    note: "slot search",
  },
  {
    record: "channel:scheduling_notifications_failed:ratio_rate10m",
    group: "notifications",
    expr: 'sum by (channel, region) (rate(scheduling_notifications_total{outcome="failed"}[10m])) / sum by (channel, region) (rate(scheduling_notifications_total{outcome=~"delivered|failed"}[10m]))',
    note: "suppressed messages do not count",
  },
  {
    record: "channel:scheduling_notification_delivery_seconds:p95_10m",
    group: "notifications",
    expr: "histogram_quantile(0.95, sum by (channel, region, le) (rate(scheduling_notification_delivery_seconds_bucket[10m])))",
    note: "delivery time",
  },
  {
    record: "consumer:scheduling_event_handling_seconds:p95_5m",
    group: "events",
    expr: "histogram_quantile(0.95, sum by (consumer, region, le) (rate(scheduling_event_handling_seconds_bucket[5m])))",
    note: "event handling",
  },
  {
    record: "cluster:scheduling_db_query_duration_seconds:p95_5m",
    group: "database",
    expr: "histogram_quantile(0.95, sum by (cluster, region, le) (rate(scheduling_db_query_duration_seconds_bucket[5m])))",
    note: "limit 5 s, target 3 s",
  },
  {
    record: "cluster:scheduling_db_connections:utilisation_ratio",
    group: "database",
    expr: "sum by (cluster, region) (scheduling_db_connections) / max by (cluster, region) (scheduling_db_connections_max)",
    note: "connections",
  },
  {
    record: "service:scheduling_db_pool:utilisation_ratio",
    group: "database",
    expr: "sum by (service, region) (scheduling_db_pool_in_use) / sum by (service, region) (scheduling_db_pool_size)",
    note: "client pools",
  },
  {
    record: "region:node_cpu:utilisation_ratio5m",
    group: "autoscaling",
    expr: '1 - avg by (region) (rate(node_cpu_seconds_total{mode="idle"}[5m]))',
    note: "triggers 0.9 and 0.8",
  },
  {
    record: "region:node_memory:utilisation_ratio",
    group: "autoscaling",
    expr: "1 - sum by (region) (node_memory_MemAvailable_bytes) / sum by (region) (node_memory_MemTotal_bytes)",
    note: "trigger 0.8",
  },
  {
    record: "function:aws_lambda_errors:ratio",
    group: "events",
    expr: "sum by (dimension_FunctionName, region) (aws_lambda_errors_sum) / sum by (dimension_FunctionName, region) (aws_lambda_invocations_sum)",
    note: "function errors",
  },
  {
    record: "store:scheduling_backup:age_seconds",
    group: "backup",
    expr: "time() - max by (store, region) (scheduling_backup_last_success_timestamp_seconds)",
    note: "backup age",
  },
  {
    record: "service:wardrail_capacity:forecast_ratio",
    group: "capacity",
    expr: "max by (service, region) (wardrail_forecast_peak_requests_per_second) / max by (service, region) (wardrail_provisioned_requests_per_second)",
    note: "headroom",
  },
] as const satisfies readonly RecordingRule[];
