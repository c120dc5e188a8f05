import type { Audited } from "../audited.ts";
import { and, type Truth, truth } from "../truth.ts";
import type { View } from "../view.ts";

const TEMPLATE_PATHS: Readonly<Record<string, string>> = {
  "kubernetes:core/v1:Pod": "spec",
  "kubernetes:batch/v1:CronJob": "spec.jobTemplate.spec.template.spec",
};

/** The pod specification, wherever the kind keeps it. */
export function podSpec(workload: Audited): View {
  return workload.at(TEMPLATE_PATHS[workload.type] ?? "spec.template.spec");
}

/** The pod template's own metadata. */
export function podMetadata(workload: Audited): View {
  const path = TEMPLATE_PATHS[workload.type] ?? "spec.template.spec";
  return workload.at(path === "spec" ? "metadata" : path.replace(/\.spec$/, ".metadata"));
}

const LISTS = ["containers", "initContainers", "ephemeralContainers"] as const;

/** Containers of every list, or the lists themselves where they are unknown. */
export function containers(
  workload: Audited,
  lists: readonly (typeof LISTS)[number][] = LISTS,
): readonly View[] {
  const spec = podSpec(workload);
  if (spec.unknown) return [spec];
  return lists.flatMap((list) => spec.at(list).items());
}

/** Every container of the pod satisfies the question. A pod without any container cannot be judged as safe. */
export function everyContainer(
  workload: Audited,
  question: (container: View) => Truth,
  lists?: readonly (typeof LISTS)[number][],
): Truth {
  const found = containers(workload, lists);
  if (found.length === 0) return truth(false, podSpec(workload).at("containers").path);
  return and(
    ...found.map((container) => (container.unknown ? truth(undefined, container.path) : question(container))),
  );
}

export const WORKLOADS = [
  "kubernetes:apps/v1:Deployment",
  "kubernetes:apps/v1:StatefulSet",
  "kubernetes:apps/v1:DaemonSet",
  "kubernetes:apps/v1:ReplicaSet",
  "kubernetes:batch/v1:Job",
  "kubernetes:batch/v1:CronJob",
  "kubernetes:core/v1:Pod",
] as const;

/** Labels of `selector.matchLabels` are all on the pod; an empty selector selects every pod. */
export function selects(selector: View, labels: View): Truth {
  if (selector.unknown || labels.unknown) return truth(undefined, selector.path);
  const wanted = selector.at("matchLabels").entries();
  const have = new Map(labels.entries().map(({ key, value }) => [key, value]));
  const byLabel = wanted.map(({ key, value }) => {
    const found = have.get(key);
    if (found === undefined) return truth(false, value.path);
    return truth(found.unknown || value.unknown ? undefined : found.value === value.value, value.path);
  });
  const byExpression = selector
    .at("matchExpressions")
    .items()
    .map((expression) => {
      const found = have.get(expression.at("key").text ?? "");
      const values = expression
        .at("values")
        .items()
        .map(({ value }) => value);
      switch (expression.at("operator").text) {
        case "In":
          return truth(found !== undefined && values.includes(found.value ?? null), expression.path);
        case "NotIn":
          return truth(found === undefined || !values.includes(found.value ?? null), expression.path);
        case "Exists":
          return truth(found !== undefined, expression.path);
        case "DoesNotExist":
          return truth(found === undefined, expression.path);
        default:
          return truth(undefined, expression.path);
      }
    });
  return and(...byLabel, ...byExpression, truth(true, selector.path));
}

/** The namespace as text; a missing one is `default`, as the API server fills it in. */
export function sameNamespace(one: Audited, other: Audited): Truth {
  const a = one.at("metadata.namespace");
  const b = other.at("metadata.namespace");
  if (a.unknown || b.unknown) {
    // Both made from the same Namespace resource: the same, though not yet known.
    const shared = (one.propertyDependencies["metadata"] ?? []).some(
      (urn) =>
        urn.includes("kubernetes:core/v1:Namespace::") &&
        (other.propertyDependencies["metadata"] ?? []).includes(urn),
    );
    return truth(shared ? true : undefined, a.path);
  }
  return truth((a.value ?? "default") === (b.value ?? "default"), a.path);
}

/** The object's own name, physical or logical. */
export function objectName(object: Audited): string {
  return object.at("metadata.name").text ?? object.name;
}
