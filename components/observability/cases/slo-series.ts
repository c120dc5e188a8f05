import type { CaseSeries } from "./case-types.ts";
import { gauge } from "./series.ts";

/** Events a second at a time, of which a share is bad. */
export interface Load {
  readonly perSecond: number;
  readonly badShare: (seconds: number) => number;
}

type Labels = Readonly<Record<string, string>>;
const region = { region: "us-east-1" };

/** Good and bad events as two counters that differ in one label. */
const byLabel =
  (metric: string, labels: Labels, label: string, good: string, bad: string) => (load: Load) => [
    accumulated(metric, { ...labels, ...region, [label]: good }, load, (share) => 1 - share),
    accumulated(metric, { ...labels, ...region, [label]: bad }, load, (share) => share),
  ];

/** Good events as those within a bucket of a histogram. */
const withinBucket =
  (metric: string, le: string, labels: Labels = {}) =>
  (load: Load) => [
    accumulated(`${metric}_bucket`, { ...labels, ...region, le }, load, (share) => 1 - share),
    accumulated(`${metric}_count`, { ...labels, ...region }, load, () => 1),
  ];

/** The series that each objective is measured with. */
export const sloSeries: Readonly<Record<string, (load: Load) => readonly CaseSeries[]>> = {
  "booking-availability": byLabel(
    "scheduling_http_requests_total",
    { service: "booking" },
    "code",
    "200",
    "503",
  ),
  "availability-availability": byLabel(
    "scheduling_http_requests_total",
    { service: "availability" },
    "code",
    "200",
    "500",
  ),
  "crud-latency": withinBucket("scheduling_http_request_duration_seconds", "0.2", { service: "booking" }),
  "sub-second-latency": withinBucket("scheduling_http_request_duration_seconds", "1.0", {
    service: "booking",
  }),
  "slot-search-latency": withinBucket("scheduling_slot_search_seconds", "0.1"),
  "emergency-availability": ({ badShare }) => [
    gauge("scheduling_emergency_probe_success", region, (seconds) => 1 - badShare(seconds)),
  ],
  "emergency-response-time": withinBucket("scheduling_emergency_alert_response_seconds", "2"),
  "emergency-data-time": withinBucket("scheduling_emergency_data_retrieval_seconds", "5"),
  "emergency-escalation-time": withinBucket("scheduling_emergency_escalation_seconds", "30.0"),
  "emergency-communication": byLabel(
    "scheduling_emergency_messages_total",
    { channel: "sms" },
    "outcome",
    "delivered",
    "failed",
  ),
  "record-access-time": withinBucket("scheduling_record_access_seconds", "10"),
  "provider-login": byLabel(
    "scheduling_login_attempts_total",
    { role: "provider" },
    "outcome",
    "success",
    "failure",
  ),
  "notification-delivery": byLabel(
    "scheduling_notifications_total",
    { channel: "sms", kind: "reminder" },
    "outcome",
    "delivered",
    "failed",
  ),
  "notification-time": withinBucket("scheduling_notification_delivery_seconds", "60", { channel: "sms" }),
  "event-handling": byLabel(
    "scheduling_events_handled_total",
    { event: "SlotReleased", consumer: "waitlist" },
    "outcome",
    "ok",
    "error",
  ),
  "waitlist-offer-time": withinBucket("scheduling_waitlist_offer_delay_seconds", "900"),
  "audit-freshness": byLabel(
    "scheduling_audit_events_total",
    { pipeline: "access" },
    "within_target",
    "true",
    "false",
  ),
  "pilot-operations": byLabel(
    "scheduling_http_requests_total",
    { service: "waitlist" },
    "code",
    "201",
    "500",
  ),
};

/** Sampling step of the cases; shares change at whole steps only. */
const stepSeconds = 60;

function accumulated(
  metric: string,
  labels: Labels,
  { perSecond, badShare }: Load,
  part: (share: number) => number,
): CaseSeries {
  const at = (seconds: number) => {
    let sum = 0;
    for (let from = 0; from < seconds; from += stepSeconds)
      sum += perSecond * stepSeconds * part(badShare(from));
    return sum;
  };
  return { metric, labels, at };
}
