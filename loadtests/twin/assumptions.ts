import type { Assumption } from "../../exchange/season.ts";

interface Default {
  readonly value: number;
  readonly why: string;
  /** Smallest value that makes sense; default 0. */
  readonly least?: number;
  readonly whole?: boolean;
}

const whole = { whole: true } as const;
const positive = { least: Number.MIN_VALUE } as const;
const positiveWhole = { least: 1, whole: true } as const;

/**
 * Every number the twin rests on that no source gives and no stack declares, with the reason for it.
 * Units are in the names. Any of them can be set per run; a report lists all of them with their values.
 */
export const defaults = {
  // demand
  startHour: {
    value: 13,
    ...whole,
    why: "local hour of the surge edge: from 13 to 15 patients and providers both peak, so it is the worst hour",
  },
  startWeekday: { value: 0, ...whole, why: "the surge starts on a Monday (0); five full days come first" },
  calmRunHours: {
    value: 24,
    ...positiveWhole,
    why: "scenarios without a duration are run for one whole day",
  },
  rampSeconds: { value: 0, ...whole, why: "the surge is a step, the worst case" },
  smoothHours: {
    value: 0,
    ...whole,
    why: "demand is constant within an hour; 1 interpolates between hour centres",
  },
  decayShare: { value: 0.1, why: "after its duration a surge fades linearly over a tenth of it" },
  leadInSeconds: {
    value: 60,
    ...positiveWhole,
    why: "reference load before the edge, to fill the metric windows",
  },
  // service and queue
  requestsPerSecondPerWorker: { value: 25, ...positive, why: "40 ms of service time per request" },
  workersPerPod: { value: 4, ...positiveWhole, why: "so that one pod carries 100 requests a second" },
  cpuMilliPerRequestPerSecond: {
    value: 10,
    ...positive,
    why: "one pod at 100 requests a second uses one CPU",
  },
  maxWaitSeconds: { value: 2, ...positive, why: "callers wait this long before routine requests are shed" },
  emergencyWaitFactor: {
    value: 5,
    least: 1,
    why: "emergency requests are shed only above five times that wait",
  },
  // metrics and the autoscaler
  syncSeconds: {
    value: 15,
    ...positiveWhole,
    why: "default of kube-controller-manager; EKS does not offer another",
  },
  syncPhaseSeconds: {
    value: 14,
    ...whole,
    why: "the autoscaler runs just before the next scrape: the oldest data it can have",
  },
  scrapeSeconds: {
    value: 15,
    ...positiveWhole,
    why: "metrics-server resolution and Prometheus scrape interval",
  },
  cpuWindowSeconds: { value: 30, ...positiveWhole, why: "window of a CPU sample" },
  rateWindowSeconds: { value: 30, ...positiveWhole, why: "window of the request-rate query" },
  toleranceShare: { value: 0.1, why: "default of kube-controller-manager" },
  downscaleStabilizationSeconds: { value: 300, ...whole, why: "default of kube-controller-manager" },
  cpuInitializationSeconds: { value: 300, ...whole, why: "default of kube-controller-manager" },
  initialReadinessDelaySeconds: { value: 30, ...whole, why: "default of kube-controller-manager" },
  // pods
  podCreatePerSecond: { value: 20, ...positive, why: "client limit of a stock kube-controller-manager" },
  podCreateBurst: { value: 30, least: 1, why: "client burst of a stock kube-controller-manager" },
  podBindPerSecond: { value: 50, ...positive, why: "client limit of a stock kube-scheduler" },
  podBindBurst: { value: 100, least: 1, why: "client burst of a stock kube-scheduler" },
  scheduleSeconds: { value: 1, ...whole, why: "one scheduling cycle" },
  podStartSeconds: { value: 10, ...whole, why: "container start with the image on the node" },
  readinessSeconds: { value: 4, ...whole, why: "first successful readiness probe" },
  // nodes
  nodeCpuMilli: {
    value: 14_000,
    ...positive,
    why: "room for pods on a 16-vCPU node after system pods: 14 pods of one CPU",
  },
  nodeMemoryMiB: { value: 56_000, ...positive, why: "room for pods on a 64-GiB node after system pods" },
  nodePodLimit: {
    value: 110,
    ...positiveWhole,
    why: "Kubernetes recommendation; below the prefix-delegation limit",
  },
  podMemoryMiB: { value: 512, ...positive, why: "used when a container requests no memory" },
  nodeBatchIdleSeconds: { value: 1, ...positiveWhole, why: "Karpenter default batchIdleDuration" },
  nodeBatchMaxSeconds: { value: 10, ...positiveWhole, why: "Karpenter default batchMaxDuration" },
  nodeSolveSeconds: { value: 1, ...whole, why: "Karpenter decides what to launch" },
  nodeLaunchSeconds: { value: 55, ...whole, why: "launch to Ready; field reports give 30 to 100 s" },
  imagePullSeconds: { value: 10, ...whole, why: "first pull of an image on a new node" },
  consolidateAfterSeconds: { value: 30, ...whole, why: "empty nodes are removed after this" },
  // managed services
  eventsPerRequest: { value: 0.5, why: "every other request changes something and is published" },
  lambdaSecondsPerNotification: { value: 0.25, why: "one call of a channel provider" },
  lambdaGb: { value: 0.5, ...positive, why: "memory of the notification function" },
  tableWritesPerRequest: { value: 0.5, why: "every other request writes once" },
  tableReadsPerRequest: { value: 2, why: "a request reads a schedule and its slots" },
  // regional failover
  healthCheckIntervalSeconds: {
    value: 30,
    ...whole,
    why: "Route 53 standard health check; 10 s is the fast one",
  },
  healthCheckFailures: { value: 3, ...positiveWhole, why: "Route 53 default failure threshold" },
  dnsTtlSeconds: { value: 60, ...positiveWhole, why: "time to live of the failover records" },
  dnsPropagateSeconds: { value: 5, ...whole, why: "Route 53 data plane after a health check turns" },
  databasePromoteSeconds: { value: 60, ...whole, why: "managed failover of an Aurora global database" },
  databaseRpoSeconds: { value: 1, why: "replication lag of an Aurora global database" },
  busEndpointSeconds: { value: 420, ...whole, why: "EventBridge global endpoint: 360 to 420 s" },
  stickyShare: { value: 0.05, why: "clients that keep the old address" },
  stickySeconds: { value: 300, ...whole, why: "how long they keep it" },
  // emergency procedures
  runProcedures: { value: 1, ...whole, why: "the immediate procedure is in the run; 0 leaves it out" },
} as const satisfies Readonly<Record<string, Default>>;

export type SettingName = keyof typeof defaults;

/** A value for every assumption; see {@link defaults} for units and reasons. */
export type TwinSettings = Readonly<Record<SettingName, number>>;

export const settingNames = Object.keys(defaults) as readonly SettingName[];

export const defaultSettings: TwinSettings = Object.fromEntries(
  settingNames.map((name) => [name, defaults[name].value]),
) as Record<SettingName, number>;

/** The settings as the report lists them. */
export function listAssumptions(settings: TwinSettings): readonly Assumption[] {
  return settingNames.map((name) => ({
    name,
    value: String(settings[name]),
    why: settings[name] === defaults[name].value ? defaults[name].why : "set for this run",
  }));
}
