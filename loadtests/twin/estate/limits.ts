import type { Problem } from "../../../exchange/problem.ts";
import type { GraphResource, ResourceGraph } from "../../../exchange/resource-graph.ts";
import { readFields } from "./fields.ts";
import { mapAt } from "./maps.ts";
import { readPodResources } from "./pod-resources.ts";
import { parseMilli, parseQuantity } from "./quantity.ts";
import { MAX_PODS_PER_CLUSTER } from "./read-autoscaler.ts";

const PRIORITY_CLASS = "kubernetes:scheduling.k8s.io/v1:PriorityClass";
const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
const SERVICE_QUOTA = "aws:servicequotas/serviceQuota:ServiceQuota";
const RESOURCE_QUOTA = "kubernetes:core/v1:ResourceQuota";
const NODE_POOL = /^kubernetes:karpenter\.sh\/[^:]+:NodePool$/;

/** A deployment of negative priority that keeps places warm. */
export interface HeadroomEstate {
  readonly replicas: number;
  readonly cpuMilli: number;
  readonly memoryMiB: number;
}

/** The least quota on pods of a namespace, `null` without one. */
export function readPodQuota(
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

/** Deployments whose pods give way to any other pod. */
export function readHeadroom(
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
      replicas: fields.whole("spec.replicas", 0, MAX_PODS_PER_CLUSTER) ?? 1,
      cpuMilli: cpuRequestMilli,
      memoryMiB: memoryRequestMiB ?? 0,
    });
  }
  return headroom;
}

/** What the stacks set with Service Quotas, by quota code. */
export function readQuotaValues(
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

/** CPU that all node pools together may order; `null` when one of them has no limit. */
export function readNodeLimit(
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
