import type { Metric } from "../rule-types.ts";

export const waitlistMetrics = [
  {
    name: "scheduling_waitlist_entries",
    type: "gauge",
    unit: "patients",
    labels: ["priority", "region"],
    exporter: "app",
    help: "Patients waiting",
  },
  {
    name: "scheduling_waitlist_oldest_age_seconds",
    type: "gauge",
    unit: "seconds",
    labels: ["priority", "region"],
    exporter: "app",
    help: "Age of the oldest waiting entry by priority (urgent, routine)",
  },
  {
    name: "scheduling_waitlist_offers_total",
    type: "counter",
    labels: ["outcome", "region"],
    exporter: "app",
    help: "Offers by outcome (accepted, declined, expired, error)",
  },
  {
    name: "scheduling_waitlist_offer_delay_seconds",
    type: "histogram",
    unit: "seconds",
    labels: ["region"],
    exporter: "app",
    help: "Time from a slot being released to the offer being sent",
    buckets: [30, 60, 300, 600, 900, 1800, 3600],
  },
] as const satisfies readonly Metric[];
