import type { AlertCase } from "./case-types.ts";
import { counter, gauge, p95 } from "./series.ts";

const region = { region: "us-east-1" };
const probe = "scheduling_emergency_probe_success";
const messages = "scheduling_emergency_messages_total";

export const emergencyCases: readonly AlertCase[] = [
  {
    alert: "EmergencyServiceDown",
    labels: region,
    firesAt: "30s",
    series: () => [
      gauge(probe, { ...region, instance: "a" }, 0),
      gauge(probe, { ...region, instance: "b" }, 0),
    ],
    lookAlikes: [
      {
        because: "one of two probers of the region still succeeds",
        series: [
          gauge(probe, { ...region, instance: "a" }, 0),
          gauge(probe, { ...region, instance: "b" }, 1),
        ],
      },
      {
        because: "one probe in two fails, never for 30 seconds",
        series: [gauge(probe, region, (seconds) => (Math.floor(seconds / 30) % 2 === 0 ? 0 : 1))],
      },
    ],
  },
  {
    alert: "EmergencyProbeMissing",
    labels: {},
    firesAt: "2m",
    series: () => [gauge("up", { job: "scheduling" }, 1)],
    lookAlikes: [
      {
        because: "one region still reports, even if it reports a failure",
        series: [gauge(probe, region, 0)],
      },
    ],
  },
  {
    alert: "EmergencyResponseSlow",
    labels: region,
    firesAt: "90s",
    series: (level) => p95("scheduling_emergency_alert_response_seconds", region, level("limit")),
    lookAlikes: [
      {
        because: "data retrieval is slow, response is not",
        series: [
          ...p95("scheduling_emergency_data_retrieval_seconds", region, 8),
          ...p95("scheduling_emergency_alert_response_seconds", region, 1.2),
        ],
      },
      {
        because: "no emergency at all gives no percentile",
        series: p95("scheduling_emergency_alert_response_seconds", region, 8, 0),
      },
    ],
  },
  {
    alert: "EmergencyDataRetrievalSlow",
    labels: region,
    firesAt: "90s",
    series: (level) => p95("scheduling_emergency_data_retrieval_seconds", region, level("limit")),
  },
  {
    alert: "EmergencyCommunicationDegraded",
    labels: region,
    firesAt: "150s",
    series: (level) => [
      counter(messages, { ...region, channel: "sms", outcome: "delivered" }, level("floor")),
      counter(messages, { ...region, channel: "sms", outcome: "failed" }, 1 - level("floor")),
    ],
  },
  {
    alert: "EmergencyEscalationSlow",
    labels: region,
    firesAt: "90s",
    series: (level) => p95("scheduling_emergency_escalation_seconds", region, level("limit")),
  },
  {
    alert: "EmergencySurgeDetected",
    labels: region,
    firesAt: "3m",
    series: (level) => [counter("scheduling_emergency_requests_total", region, level("trigger") / 60)],
    lookAlikes: [
      {
        because: "each of two regions stays below the trigger, only their sum is above",
        series: ["us-east-1", "us-west-2"].map((name) =>
          counter("scheduling_emergency_requests_total", { region: name }, 45 / 60),
        ),
      },
    ],
  },
  {
    alert: "EmergencyLoadSustained",
    labels: region,
    firesAt: "7320s",
    series: (level) => [counter("scheduling_emergency_requests_total", region, level("trigger") / 60)],
    lookAlikes: [
      {
        because: "the load pauses for ten minutes after an hour",
        series: [
          gauge(
            "scheduling_emergency_requests_total",
            region,
            (seconds) => Math.min(seconds, 3600) + Math.max(0, seconds - 4200),
          ),
        ],
      },
    ],
  },
];
