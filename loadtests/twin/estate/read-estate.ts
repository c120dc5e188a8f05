import { type SchedulingService, schedulingServices } from "../../../components/surge/index.ts";
import type { Problem } from "../../../exchange/problem.ts";
import {
  type GraphResource,
  isMap,
  type PropertyMap,
  type ResourceGraph,
} from "../../../exchange/resource-graph.ts";
import type { RegionRole } from "../demand/surge.ts";
import type { HpaSpec } from "../hpa/spec.ts";
import { type FieldReader, readFields } from "./fields.ts";
import { parseMilli, parseQuantity } from "./quantity.ts";
import { readAutoscaler } from "./read-autoscaler.ts";

const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
const AUTOSCALER = "kubernetes:autoscaling/v2:HorizontalPodAutoscaler";
const PRIORITY_CLASS = "kubernetes:scheduling.k8s.io/v1:PriorityClass";
const SERVICE_QUOTA = "aws:servicequotas/serviceQuota:ServiceQuota";
const RESOURCE_QUOTA = "kubernetes:core/v1:ResourceQuota";
const NODE_POOL = /^kubernetes:karpenter\.sh\/[^:]+:NodePool$/;

/** One service in one region as the stacks declare it. */
export interface ServiceEstate {
  readonly service: SchedulingService;
  /** `null`: the number of replicas is fixed. */
  readonly autoscaler: HpaSpec | null;
  /** `spec.replicas` of the Deployment; Kubernetes takes 1 when it is absent. */
  readonly replicas: number;
  readonly cpuRequestMilli: number | null;
  readonly cpuLimitMilli: number | null;
  readonly memoryRequestMiB: number | null;
  /** The namespace's quota on pods, when there is one. */
  readonly podQuota: number | null;
}

export interface HeadroomEstate {
  readonly replicas: number;
  readonly cpuMilli: number;
  readonly memoryMiB: number;
}

export interface RegionEstate {
  readonly stack: string;
  readonly region: string;
  readonly role: RegionRole;
  readonly services: readonly ServiceEstate[];
  /** Pods of negative priority that keep places warm. */
  readonly headroom: readonly HeadroomEstate[];
  /** Sum of `limits.cpu` over the node pools, when every pool has one. */
  readonly nodeCpuLimitMilli: number | null;
  /** Resource types of the region's stacks, sorted. */
  readonly types: readonly string[];
  /** Values that the stacks set with Service Quotas, by quota code. */
  readonly quotaValues: Readonly<Record<string, number>>;
}

/** What the forecast could read, and everything it could not. */
export interface EstateReading {
  readonly regions: readonly RegionEstate[];
  readonly problems: readonly Problem[];
}

const regionNames: Readonly<Record<string, string>> = {
  use1: "us-east-1",
  use2: "us-east-2",
  usw1: "us-west-1",
  usw2: "us-west-2",
};
const roles: readonly RegionRole[] = ["primary", "secondary"];

/**
 * Reads autoscalers, deployments, warm places and node limits from the `services-<env>-<region>` stacks. The first
 * such stack is the primary region, the second the secondary. Nothing is guessed: what is missing or malformed
 * becomes a problem with its path.
 */
export function readEstate(graphs: readonly ResourceGraph[]): EstateReading {
  const problems: Problem[] = [];
  const stacks = graphs.filter(({ stack }) => stack.startsWith("services-"));
  if (stacks.length === 0) {
    problems.push({
      file: "estate",
      path: "",
      found: `stacks ${graphs.map(({ stack }) => stack).join(", ") || "none"}`,
      wanted: "at least one services-<environment>-<region> stack",
    });
  }
  if (stacks.length > roles.length) {
    problems.push({
      file: "estate",
      path: "",
      found: `${stacks.length} services stacks`,
      wanted: "at most one per region role (primary, secondary)",
    });
  }
  const regions = stacks
    .slice(0, roles.length)
    .map((graph, index) => readRegion(graph, roles[index] ?? "primary", graphs, problems));
  return { regions, problems };
}

function readRegion(
  graph: ResourceGraph,
  role: RegionRole,
  all: readonly ResourceGraph[],
  problems: Problem[],
): RegionEstate {
  const suffix = graph.stack.split("-").at(-1) ?? "";
  const services = schedulingServices
    .map((service) => readService(graph, service, problems))
    .filter((service) => service !== undefined);
  // Node pools may live in the region's network stack; stacks of one region share the suffix.
  const regional = all
    .filter(({ stack }) => stack.endsWith(`-${suffix}`))
    .flatMap(({ resources }) => resources);
  return {
    stack: graph.stack,
    region: regionNames[suffix] ?? suffix,
    role,
    services,
    headroom: readHeadroom(regional, graph.stack, problems),
    nodeCpuLimitMilli: readNodeLimit(regional, graph.stack, problems),
    types: [...new Set(regional.map(({ type }) => type))].sort(),
    quotaValues: readQuotaValues(regional, graph.stack, problems),
  };
}

function readService(
  graph: ResourceGraph,
  service: SchedulingService,
  problems: Problem[],
): ServiceEstate | undefined {
  const file = graph.stack;
  const deployments = graph.resources.filter(
    (resource) => resource.type === DEPLOYMENT && isOf(resource, service),
  );
  const [deployment, ...others] = deployments;
  if (deployment === undefined || others.length > 0) {
    problems.push({
      file,
      path: `Deployment[app.kubernetes.io/name=${service}]`,
      found: deployments.length === 0 ? "nothing" : `${deployments.length} deployments`,
      wanted: "one deployment of the service",
    });
    return undefined;
  }
  const fields = readFields(deployment, file, problems);
  const name = fields.text("metadata.name");
  const namespace = fields.text("metadata.namespace");
  const before = problems.length;
  const autoscalers = graph.resources.filter(
    (resource) => resource.type === AUTOSCALER && targets(resource, name, namespace),
  );
  if (autoscalers.length > 1) {
    problems.push({
      file,
      path: `HorizontalPodAutoscaler[${name ?? service}]`,
      found: `${autoscalers.length} autoscalers of one deployment`,
      wanted: "one: two would undo each other's decisions",
    });
  }
  const [hpa] = autoscalers;
  const autoscaler = hpa === undefined ? null : readAutoscaler(readFields(hpa, file, problems));
  const replicas = fields.whole("spec.replicas", 0) ?? 1;
  const resources = readPodResources(fields);
  if (autoscaler === undefined || problems.length > before) return undefined;
  return { service, autoscaler, replicas, ...resources, podQuota: readPodQuota(graph, namespace, problems) };
}

function isOf(resource: GraphResource, service: string): boolean {
  const metadata = resource.inputs["metadata"];
  const labels = isMap(metadata) ? metadata["labels"] : undefined;
  return isMap(labels) && labels["app.kubernetes.io/name"] === service;
}

function targets(resource: GraphResource, name: string | undefined, namespace: string | undefined): boolean {
  const metadata = mapAt(resource.inputs, "metadata");
  const reference = mapAt(mapAt(resource.inputs, "spec"), "scaleTargetRef");
  const sameNamespace =
    namespace === undefined || metadata["namespace"] === undefined || metadata["namespace"] === namespace;
  return (
    name !== undefined && reference["kind"] === "Deployment" && reference["name"] === name && sameNamespace
  );
}

function mapAt(map: PropertyMap, key: string): PropertyMap {
  const value = map[key];
  return isMap(value) ? value : {};
}

/** Sums over the containers; `null` when one of them declares nothing, as the autoscaler sees it. */
function readPodResources(fields: FieldReader): {
  cpuRequestMilli: number | null;
  cpuLimitMilli: number | null;
  memoryRequestMiB: number | null;
} {
  const containers = fields.list("spec.template.spec.containers");
  const sum = (kind: "requests" | "limits", resource: "cpu" | "memory"): number | null => {
    let total = 0;
    for (const index of containers.keys()) {
      const path = `spec.template.spec.containers.${index}.resources.${kind}.${resource}`;
      const declared = fields.value(path);
      if (declared === undefined || declared === null) return null;
      const value = parseQuantity(declared);
      if (value === undefined || value <= 0) {
        fields.problem(path, JSON.stringify(declared), "a quantity above 0");
        return null;
      }
      total += value;
    }
    return containers.length === 0 ? null : total;
  };
  const milli = (value: number | null): number | null => (value === null ? null : Math.round(value * 1000));
  const memory = sum("requests", "memory");
  const limit = milli(sum("limits", "cpu"));
  return {
    // The API server copies a limit to a request that is absent.
    cpuRequestMilli: milli(sum("requests", "cpu")) ?? limit,
    cpuLimitMilli: limit,
    memoryRequestMiB: memory === null ? null : memory / 2 ** 20,
  };
}

function readPodQuota(
  graph: ResourceGraph,
  namespace: string | undefined,
  problems: Problem[],
): number | null {
  let least: number | null = null;
  for (const quota of graph.resources.filter(({ type }) => type === RESOURCE_QUOTA)) {
    if (namespace === undefined || mapAt(quota.inputs, "metadata")["namespace"] !== namespace) continue;
    const hard = mapAt(mapAt(quota.inputs, "spec"), "hard");
    for (const key of ["pods", "count/pods"]) {
      if (hard[key] === undefined) continue;
      const pods = parseQuantity(hard[key]);
      if (pods === undefined || pods < 0)
        problems.push({
          file: graph.stack,
          path: `${quota.name}.spec.hard.${key}`,
          found: JSON.stringify(hard[key]),
          wanted: "a number of pods",
        });
      else least = Math.min(least ?? pods, pods);
    }
  }
  return least;
}

function readHeadroom(
  resources: readonly GraphResource[],
  file: string,
  problems: Problem[],
): readonly HeadroomEstate[] {
  const negative = new Set(
    resources
      .filter(({ type, inputs }) => type === PRIORITY_CLASS && Number(inputs["value"]) < 0)
      .map(({ inputs }) => mapAt(inputs, "metadata")["name"]),
  );
  const headroom: HeadroomEstate[] = [];
  for (const resource of resources) {
    if (resource.type !== DEPLOYMENT) continue;
    const template = mapAt(mapAt(mapAt(resource.inputs, "spec"), "template"), "spec");
    if (!negative.has(template["priorityClassName"] ?? "")) continue;
    const fields = readFields(resource, file, problems);
    const { cpuRequestMilli, memoryRequestMiB } = readPodResources(fields);
    if (cpuRequestMilli === null) {
      fields.problem(
        "spec.template.spec.containers",
        "no CPU request",
        "a CPU request: it is what keeps the place",
      );
      continue;
    }
    headroom.push({
      replicas: fields.whole("spec.replicas", 0) ?? 1,
      cpuMilli: cpuRequestMilli,
      memoryMiB: memoryRequestMiB ?? 0,
    });
  }
  return headroom;
}

function readQuotaValues(
  resources: readonly GraphResource[],
  file: string,
  problems: Problem[],
): Readonly<Record<string, number>> {
  const values: Record<string, number> = {};
  for (const resource of resources) {
    if (resource.type !== SERVICE_QUOTA) continue;
    const fields = readFields(resource, file, problems);
    const code = fields.text("quotaCode");
    const value = fields.number("value", 0);
    if (code !== undefined && value !== undefined) values[code] = value;
  }
  return values;
}

function readNodeLimit(
  resources: readonly GraphResource[],
  file: string,
  problems: Problem[],
): number | null {
  const pools = resources.filter(({ type }) => NODE_POOL.test(type));
  let total: number | null = null;
  for (const pool of pools) {
    const declared = mapAt(mapAt(pool.inputs, "spec"), "limits")["cpu"];
    if (declared === undefined) return null;
    const milli = parseMilli(declared);
    if (milli === undefined || milli <= 0) {
      problems.push({
        file,
        path: `${pool.name}.spec.limits.cpu`,
        found: JSON.stringify(declared),
        wanted: "a quantity above 0",
      });
      return null;
    }
    total = (total ?? 0) + milli;
  }
  return total;
}
