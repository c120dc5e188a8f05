import type { AlertCase } from "./case-types.ts";
import { counter, gauge, p95 } from "./series.ts";

const region = { region: "us-east-1" };
const hpa = { namespace: "scheduling", horizontalpodautoscaler: "booking" };
const deployment = { namespace: "scheduling", deployment: "booking" };
const crashing = { namespace: "scheduling", pod: "booking-1", container: "booking" };
const current = "kube_horizontalpodautoscaler_status_current_replicas";
const desired = "kube_horizontalpodautoscaler_status_desired_replicas";
const ceiling = "kube_horizontalpodautoscaler_spec_max_replicas";

const cpu = (used: number) =>
  counter("node_cpu_seconds_total", { instance: "a", cpu: "0", mode: "idle", ...region }, 1 - used);
const memory = (used: number) => [
  gauge("node_memory_MemAvailable_bytes", { instance: "a", ...region }, 1e10 * (1 - used)),
  gauge("node_memory_MemTotal_bytes", { instance: "a", ...region }, 1e10),
];
const overload = (emergencyPerMinute: number, responseSeconds: number, cpuShare: number) => [
  counter("scheduling_emergency_requests_total", region, emergencyPerMinute / 60),
  ...p95("scheduling_http_request_duration_seconds", { service: "booking", ...region }, responseSeconds),
  cpu(cpuShare),
];

export const autoscalingCases: readonly AlertCase[] = [
  {
    alert: "HpaAtMax",
    labels: hpa,
    firesAt: "10m",
    series: (level) => [gauge(current, hpa, level("moreThanOne")), gauge(ceiling, hpa, level("moreThanOne"))],
    lookAlikes: [
      { because: "one replica of room is left", series: [gauge(current, hpa, 19), gauge(ceiling, hpa, 20)] },
    ],
  },
  {
    alert: "ScaleOutStalled",
    labels: hpa,
    firesAt: "5m",
    series: () => [gauge(desired, hpa, 20), gauge(current, hpa, 10)],
    lookAlikes: [
      {
        because: "replicas arrive within four minutes",
        series: [gauge(desired, hpa, 20), gauge(current, hpa, (seconds) => (seconds < 240 ? 10 : 20))],
      },
      {
        because: "scaling in has fewer wanted than present",
        series: [gauge(desired, hpa, 10), gauge(current, hpa, 20)],
      },
    ],
  },
  {
    alert: "PodsPending",
    labels: { namespace: "scheduling" },
    firesAt: "10m",
    series: () => [
      gauge("kube_pod_status_phase", { namespace: "scheduling", pod: "booking-1", phase: "Pending" }, 1),
    ],
    lookAlikes: [
      {
        because: "another team's pods wait",
        series: [gauge("kube_pod_status_phase", { namespace: "reports", pod: "x", phase: "Pending" }, 1)],
      },
    ],
  },
  {
    alert: "PodCrashLooping",
    labels: crashing,
    firesAt: "5m",
    series: (level) => [
      gauge(
        "kube_pod_container_status_waiting_reason",
        { ...crashing, reason: "CrashLoopBackOff" },
        level("present"),
      ),
    ],
    lookAlikes: [
      {
        because: "a pod that pulls its image waits too",
        series: [
          gauge("kube_pod_container_status_waiting_reason", { ...crashing, reason: "ContainerCreating" }, 1),
        ],
      },
    ],
  },
  {
    alert: "DeploymentShortOfReplicas",
    labels: deployment,
    firesAt: "15m",
    series: () => [
      gauge("kube_deployment_spec_replicas", deployment, 3),
      gauge("kube_deployment_status_replicas_available", deployment, 2),
    ],
    lookAlikes: [
      {
        because: "a rollout is short for ten minutes",
        series: [
          gauge("kube_deployment_spec_replicas", deployment, 3),
          gauge("kube_deployment_status_replicas_available", deployment, (seconds) =>
            seconds < 600 ? 2 : 3,
          ),
        ],
      },
    ],
  },
  {
    alert: "NodeNotReady",
    labels: { node: "node-1" },
    firesAt: "10m",
    series: () => [
      gauge("kube_node_status_condition", { node: "node-1", condition: "Ready", status: "true" }, 0),
    ],
    lookAlikes: [
      {
        because: "no pressure on disk is as it should be",
        series: [
          gauge(
            "kube_node_status_condition",
            { node: "node-1", condition: "DiskPressure", status: "true" },
            0,
          ),
        ],
      },
    ],
  },
  {
    alert: "CpuExhausted",
    settles: "5m",
    labels: region,
    firesAt: "90s",
    series: (level) => [cpu(level("trigger"))],
  },
  {
    alert: "UtilisationSustained",
    labels: region,
    firesAt: "3630s",
    judges: ["cpu"],
    series: (level) => [cpu(level("cpu")), ...memory(0.3)],
    lookAlikes: [
      {
        because: "an hour of load with a pause in the middle",
        series: [
          gauge("node_cpu_seconds_total", { instance: "a", cpu: "0", mode: "idle", ...region }, (seconds) =>
            seconds < 1800
              ? 0.1 * seconds
              : 180 + Math.min(seconds - 1800, 600) * 0.9 + Math.max(0, seconds - 2400) * 0.1,
          ),
        ],
      },
    ],
  },
  {
    alert: "UtilisationSustained",
    labels: region,
    firesAt: "1h",
    judges: ["memory"],
    series: (level) => [cpu(0.3), ...memory(level("memory"))],
  },
  {
    alert: "SystemOverload",
    settles: "5m",
    labels: region,
    firesAt: "3m",
    judges: ["emergencyTrigger", "responseTrigger"],
    series: (level) => overload(level("emergencyTrigger"), level("responseTrigger"), 0.2),
    lookAlikes: [
      { because: "only demand is over its trigger", series: overload(200, 0.9, 0.5) },
      { because: "only response time is over its trigger", series: overload(10, 8, 0.5) },
      { because: "only CPU is over its trigger", series: overload(10, 0.9, 0.97) },
    ],
  },
  {
    alert: "SystemOverload",
    settles: "5m",
    labels: region,
    firesAt: "3m",
    judges: ["cpuTrigger", "emergencyTrigger"],
    series: (level) => overload(level("emergencyTrigger"), 0.9, level("cpuTrigger")),
  },
];
