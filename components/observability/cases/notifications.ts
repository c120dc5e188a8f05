import type { AlertCase } from "./case-types.ts";
import { counter, p95 } from "./series.ts";

const channel = { channel: "sms", region: "us-east-1" };
const sent = "scheduling_notifications_total";

const deliveries = (failing: number) => [
  counter(sent, { ...channel, kind: "confirmation", outcome: "delivered" }, 1 - failing),
  counter(sent, { ...channel, kind: "confirmation", outcome: "failed" }, failing),
];

export const notificationsCases: readonly AlertCase[] = [
  {
    alert: "NotificationDeliveryFailing",
    labels: channel,
    firesAt: "630s",
    series: (level) => deliveries(level("limit")),
    lookAlikes: [
      {
        because: "messages held back on purpose are not failures",
        series: [
          ...deliveries(0.01),
          counter(sent, { ...channel, kind: "reminder", outcome: "suppressed" }, 5),
        ],
      },
    ],
  },
  {
    alert: "NotificationChannelDown",
    labels: channel,
    firesAt: "330s",
    series: (level) => deliveries(level("limit")),
  },
  {
    alert: "NotificationSlow",
    labels: channel,
    firesAt: "630s",
    series: (level) => p95("scheduling_notification_delivery_seconds", channel, level("limit")),
  },
  {
    alert: "NotificationDuplicates",
    labels: channel,
    firesAt: "1h",
    // A whole window of even growth, so that the hourly increase is exact.
    series: (level) => [
      {
        metric: "scheduling_notification_duplicates_total",
        labels: channel,
        at: (seconds) => (seconds < 3600 ? 0 : level("limit")),
      },
    ],
  },
];
