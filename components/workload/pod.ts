import type * as pulumi from "@pulumi/pulumi";
import { podCapacity } from "./capacity.ts";
import type { PriorityClassName } from "./services.ts";

export const httpPort = 8080;
export const metricsPort = 9090;

/** Load balancers need this long to stop sending to a pod that is going away. */
const drainSeconds = 15;
/** Drain, then at most this long for requests in flight. */
const finishSeconds = 30;

export interface PodFacts {
  readonly service: string;
  /** By digest, so that what was scanned is what runs. */
  readonly image: string;
  readonly priorityClass: PriorityClassName;
  readonly serviceAccountName: pulumi.Input<string>;
  /** Never a secret: those are mounted as files. */
  readonly environment: Readonly<Record<string, string>>;
  readonly selector: Readonly<Record<string, string>>;
}

/**
 * The pod every service runs as: Kubernetes' restricted profile (no root, no capabilities, no token, read-only
 * root), spread over zones so that losing one takes a third, drained before it stops.
 */
export function podSpecOf(facts: PodFacts) {
  return {
    priorityClassName: facts.priorityClass,
    serviceAccountName: facts.serviceAccountName,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: drainSeconds + finishSeconds,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 10001,
      runAsGroup: 10001,
      fsGroup: 10001,
      seccompProfile: { type: "RuntimeDefault" },
    },
    topologySpreadConstraints: [
      // No minDomains: with three demanded, losing a zone would leave new pods unschedulable.
      spreadOver("topology.kubernetes.io/zone", "DoNotSchedule", facts.selector),
      spreadOver("kubernetes.io/hostname", "ScheduleAnyway", facts.selector),
    ],
    containers: [containerOf(facts)],
    volumes: [{ name: "scratch", emptyDir: { sizeLimit: "64Mi" } }],
  };
}

function spreadOver(
  topologyKey: string,
  whenUnsatisfiable: string,
  matchLabels: Readonly<Record<string, string>>,
) {
  return {
    topologyKey,
    whenUnsatisfiable,
    maxSkew: 1,
    labelSelector: { matchLabels: { ...matchLabels } },
    // A zone whose nodes are all tainted (drained, impaired) does not count as a place to spread to.
    nodeTaintsPolicy: "Honor",
  };
}

function containerOf({ service, image, environment }: PodFacts) {
  const cpu = `${podCapacity.cpuMillicores.value}m`;
  const memory = `${podCapacity.memoryMebibytes.value}Mi`;
  return {
    name: service,
    image,
    ports: [
      { name: "http", containerPort: httpPort, protocol: "TCP" },
      { name: "metrics", containerPort: metricsPort, protocol: "TCP" },
    ],
    env: Object.entries(environment).map(([name, value]) => ({ name, value })),
    resources: { requests: { cpu, memory }, limits: { cpu, memory } },
    securityContext: {
      runAsNonRoot: true,
      privileged: false,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    },
    startupProbe: probe("/health/live", { periodSeconds: 2, failureThreshold: 30 }),
    livenessProbe: probe("/health/live", { periodSeconds: 10, failureThreshold: 3 }),
    // Ready also means: the database and the bus answer. Two seconds, because every one delays a surge's new pods.
    readinessProbe: probe("/health/ready", { periodSeconds: 2, failureThreshold: 2 }),
    lifecycle: { preStop: { sleep: { seconds: drainSeconds } } },
    volumeMounts: [{ name: "scratch", mountPath: "/tmp" }],
  };
}

function probe(path: string, pace: { readonly periodSeconds: number; readonly failureThreshold: number }) {
  return { httpGet: { path, port: "http" }, timeoutSeconds: 1, ...pace };
}
