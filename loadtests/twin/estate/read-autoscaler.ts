import type {
  Behavior,
  HpaSpec,
  MetricSpec,
  ScalingPolicy,
  ScalingRules,
  SelectPolicy,
} from "../hpa/spec.ts";
import type { FieldReader } from "./fields.ts";
import { parseMilli } from "./quantity.ts";

// Limits of the API's validation (pkg/apis/autoscaling/validation/validation.go).
const MAX_POLICY_PERIOD_SECONDS = 1800;
const MAX_WINDOW_SECONDS = 3600;
/** Kubernetes supports no more pods in one cluster (considerations for large clusters). */
export const MAX_PODS_PER_CLUSTER = 150_000;

/** The spec of a `kubernetes:autoscaling/v2:HorizontalPodAutoscaler`; problems go to the reader. */
export function readAutoscaler(fields: FieldReader): HpaSpec | undefined {
  const minReplicas = fields.whole("spec.minReplicas", 0) ?? 1;
  const maxReplicas = fields.whole("spec.maxReplicas", 1, MAX_PODS_PER_CLUSTER);
  if (maxReplicas === undefined) {
    if (fields.value("spec.maxReplicas") === undefined)
      fields.problem("spec.maxReplicas", "nothing", "a whole number of at least 1");
    return undefined;
  }
  if (minReplicas > maxReplicas) {
    fields.problem("spec.minReplicas", String(minReplicas), `at most maxReplicas (${maxReplicas})`);
    return undefined;
  }
  const entries = fields.list("spec.metrics");
  if (entries.length === 0) {
    fields.problem("spec.metrics", "no metric", "at least one metric");
    return undefined;
  }
  const metrics = entries.map((_, index) => readMetric(fields, `spec.metrics.${index}`));
  const complete = metrics.filter((metric) => metric !== undefined);
  if (complete.length < metrics.length) return undefined;
  const behavior = readBehavior(fields);
  return { minReplicas, maxReplicas, metrics: complete, ...(behavior === undefined ? {} : { behavior }) };
}

function readMetric(fields: FieldReader, path: string): MetricSpec | undefined {
  const type = fields.text(`${path}.type`);
  switch (type) {
    case "Resource":
    case "ContainerResource": {
      const key = type === "Resource" ? "resource" : "containerResource";
      const resource = required(fields, `${path}.${key}.name`);
      const target = readTarget(fields, `${path}.${key}.target`);
      if (resource === undefined || target === undefined) return undefined;
      if (target.kind === "value") {
        fields.problem(`${path}.${key}.target.type`, "Value", "Utilization or AverageValue");
        return undefined;
      }
      return { kind: "resource", resource, target };
    }
    case "Pods": {
      const metric = required(fields, `${path}.pods.metric.name`);
      const target = readTarget(fields, `${path}.pods.target`);
      if (metric === undefined || target === undefined) return undefined;
      if (target.kind !== "averageValue") {
        fields.problem(`${path}.pods.target.type`, "another type", "AverageValue");
        return undefined;
      }
      return { kind: "pods", metric, averageMilli: target.averageMilli };
    }
    case "External":
    case "Object": {
      const key = type === "External" ? "external" : "object";
      const metric = required(fields, `${path}.${key}.metric.name`);
      const target = readTarget(fields, `${path}.${key}.target`);
      if (metric === undefined || target === undefined) return undefined;
      if (target.kind === "utilization") {
        fields.problem(`${path}.${key}.target.type`, "Utilization", "AverageValue or Value");
        return undefined;
      }
      return { kind: key, metric, target };
    }
    default:
      fields.problem(
        `${path}.type`,
        JSON.stringify(type ?? null),
        "Resource, ContainerResource, Pods, External or Object",
      );
      return undefined;
  }
}

type Target =
  | { readonly kind: "utilization"; readonly percent: number }
  | { readonly kind: "averageValue"; readonly averageMilli: number }
  | { readonly kind: "value"; readonly valueMilli: number };

function readTarget(fields: FieldReader, path: string): Target | undefined {
  const type = fields.text(`${path}.type`);
  if (type === "Utilization") {
    const percent = fields.whole(`${path}.averageUtilization`, 1);
    if (percent !== undefined) return { kind: "utilization", percent };
    absent(fields, `${path}.averageUtilization`, "a whole percentage above 0");
    return undefined;
  }
  if (type === "AverageValue" || type === "Value") {
    const field = type === "Value" ? "value" : "averageValue";
    const milli = parseMilli(fields.value(`${path}.${field}`));
    if (milli !== undefined && milli > 0)
      return type === "Value"
        ? { kind: "value", valueMilli: milli }
        : { kind: "averageValue", averageMilli: milli };
    const found = JSON.stringify(fields.value(`${path}.${field}`) ?? null);
    fields.problem(`${path}.${field}`, found, "a quantity above 0");
    return undefined;
  }
  fields.problem(`${path}.type`, JSON.stringify(type ?? null), "Utilization, AverageValue or Value");
  return undefined;
}

function readBehavior(fields: FieldReader): Behavior | undefined {
  if (Object.keys(fields.map("spec.behavior")).length === 0) return undefined;
  const scaleUp = readRules(fields, "spec.behavior.scaleUp");
  const scaleDown = readRules(fields, "spec.behavior.scaleDown");
  return {
    ...(scaleUp === undefined ? {} : { scaleUp }),
    ...(scaleDown === undefined ? {} : { scaleDown }),
  };
}

function readRules(fields: FieldReader, path: string): ScalingRules | undefined {
  if (Object.keys(fields.map(path)).length === 0) return undefined;
  const window = fields.whole(`${path}.stabilizationWindowSeconds`, 0, MAX_WINDOW_SECONDS);
  const select = fields.text(`${path}.selectPolicy`);
  const tolerance = readTolerance(fields, `${path}.tolerance`);
  if (select !== undefined && !isSelectPolicy(select))
    fields.problem(`${path}.selectPolicy`, JSON.stringify(select), "Max, Min or Disabled");
  const declared = fields.value(`${path}.policies`) !== undefined;
  const policies = fields
    .list(`${path}.policies`)
    .map((_, index) => readPolicy(fields, `${path}.policies.${index}`))
    .filter((policy) => policy !== undefined);
  if (declared && policies.length === 0 && fields.list(`${path}.policies`).length === 0)
    fields.problem(`${path}.policies`, "an empty list", "at least one policy, or none of the field");
  return {
    ...(window === undefined ? {} : { stabilizationWindowSeconds: window }),
    ...(select !== undefined && isSelectPolicy(select) ? { selectPolicy: select } : {}),
    ...(policies.length > 0 ? { policies } : {}),
    ...(tolerance === undefined ? {} : { tolerance }),
  };
}

function readTolerance(fields: FieldReader, path: string): number | undefined {
  const found = fields.value(path);
  if (found === undefined || found === null) return undefined;
  const milli = parseMilli(found);
  if (milli !== undefined && milli >= 0) return milli / 1000;
  fields.problem(path, JSON.stringify(found), "a quantity of at least 0");
  return undefined;
}

function readPolicy(fields: FieldReader, path: string): ScalingPolicy | undefined {
  const type = fields.text(`${path}.type`);
  const value = fields.whole(`${path}.value`, 1);
  const periodSeconds = fields.whole(`${path}.periodSeconds`, 1, MAX_POLICY_PERIOD_SECONDS);
  if (type !== "Pods" && type !== "Percent") {
    fields.problem(`${path}.type`, JSON.stringify(type ?? null), "Pods or Percent");
    return undefined;
  }
  if (value === undefined) absent(fields, `${path}.value`, "a whole number of at least 1");
  if (periodSeconds === undefined) absent(fields, `${path}.periodSeconds`, "1 to 1800 seconds");
  return value === undefined || periodSeconds === undefined ? undefined : { type, value, periodSeconds };
}

function required(fields: FieldReader, path: string): string | undefined {
  const found = fields.text(path);
  if (found === undefined) absent(fields, path, "a name");
  return found;
}

/** Says that a field is absent, unless its wrong value was already reported. */
function absent(fields: FieldReader, path: string, wanted: string): void {
  if (fields.value(path) === undefined) fields.problem(path, "nothing", wanted);
}

function isSelectPolicy(text: string): text is SelectPolicy {
  return text === "Max" || text === "Min" || text === "Disabled";
}
