import type { Metric } from "../rule-types.ts";

export const notificationsMetrics = [
  {
    name: "scheduling_notifications_total",
    type: "counter",
    labels: ["channel", "kind", "outcome", "region"],
    exporter: "app",
    help: "Notifications by channel (sms, email, push, voice) and outcome (delivered, failed, suppressed)",
  },
  {
    name: "scheduling_notification_delivery_seconds",
    type: "histogram",
    unit: "seconds",
    labels: ["channel", "region"],
    exporter: "app",
    help: "Time from the event to provider-confirmed delivery",
    buckets: [1, 5, 10, 30, 60, 120, 300, 900],
  },
  {
    name: "scheduling_notification_duplicates_total",
    type: "counter",
    labels: ["channel", "region"],
    exporter: "app",
    help: "Same message sent to the same patient more than the cadence rule allows",
  },
] as const satisfies readonly Metric[];
