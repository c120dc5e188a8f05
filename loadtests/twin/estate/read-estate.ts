import { type SchedulingService, schedulingServices } from "../../../components/surge/index.ts";
import type { Problem } from "../../../exchange/problem.ts";
import { type GraphResource, isMap, type ResourceGraph } from "../../../exchange/resource-graph.ts";
import type { RegionRole } from "../demand/surge.ts";
import type { HpaSpec } from "../hpa/spec.ts";
import { readFields } from "./fields.ts";
import { type HeadroomEstate, readHeadroom, readNodeLimit, readPodQuota, readQuotaValues } from "./limits.ts";
import { mapAt } from "./maps.ts";
import { readPodResources } from "./pod-resources.ts";
import { MAX_PODS_PER_CLUSTER, readAutoscaler } from "./read-autoscaler.ts";

const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
const AUTOSCALER = "kubernetes:autoscaling/v2:HorizontalPodAutoscaler";

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
  const environments = [...new Set(stacks.map(({ stack }) => environmentOf(stack)))];
  if (environments.length > 1) {
    problems.push({
      file: "estate",
      path: "",
      found: `services stacks of the environments ${environments.join(", ")}`,
      wanted: "stacks of one environment",
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

/** `services-prod-use1` → `prod`. */
function environmentOf(stack: string): string {
  return stack.split("-").slice(1, -1).join("-");
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
  const replicas = fields.whole("spec.replicas", 0, MAX_PODS_PER_CLUSTER) ?? 1;
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
