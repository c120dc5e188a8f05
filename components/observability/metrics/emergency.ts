import type { Metric } from "../rule-types.ts";

export const emergencyMetrics = [
  {
    name: "scheduling_emergency_probe_success",
    type: "gauge",
    unit: "ratio",
    labels: ["region"],
    exporter: "app",
    help: "1 when the synthetic emergency transaction of a region succeeds end to end, 0 when it fails",
  },
  {
    name: "scheduling_emergency_alert_response_seconds",
    type: "histogram",
    unit: "seconds",
    labels: ["region"],
    exporter: "app",
    help: "Time from an emergency alert being raised to the first responder system acting on it",
    buckets: [0.25, 0.5, 1, 1.5, 2, 3, 5, 10, 30],
  },
  {
    name: "scheduling_emergency_data_retrieval_seconds",
    type: "histogram",
    unit: "seconds",
    labels: ["region"],
    exporter: "app",
    help: "Time to fetch the data set an emergency request needs",
    buckets: [0.5, 1, 2, 3, 5, 10, 30],
  },
  {
    name: "scheduling_emergency_escalation_seconds",
    type: "histogram",
    unit: "seconds",
    labels: ["region"],
    exporter: "app",
    help: "Time from no acknowledgement to the escalation being delivered",
    buckets: [1, 5, 10, 20, 30, 60, 120],
  },
  {
    name: "scheduling_emergency_messages_total",
    type: "counter",
    labels: ["region", "channel", "outcome"],
    exporter: "app",
    help: "Emergency messages by delivery outcome (delivered, failed)",
  },
  {
    name: "scheduling_emergency_requests_total",
    type: "counter",
    labels: ["region"],
    exporter: "app",
    help: "Requests on the emergency path",
  },
] as const satisfies readonly Metric[];
