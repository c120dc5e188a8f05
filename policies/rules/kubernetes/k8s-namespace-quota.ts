import { autoscalersOf } from "../../matchers/autoscaler.ts";
import { containers, objectName } from "../../matchers/pods.ts";
import { quantity } from "../../matchers/quantity.ts";
import { stackRule } from "../../rule.ts";
import { and, because, notApplicable } from "../../truth.ts";
import { that, type View } from "../../view.ts";

/** A quota below the sum of maximum replicas stops the scale-out it was meant to bound. */
export const k8sNamespaceQuota = stackRule({
  id: "k8s-namespace-quota",
  title: "Namespaces have quotas that leave room for a surge",
  service: "Kubernetes",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["09.h"],
  nist: ["CP-2(2)", "SC-5(2)", "SC-6"],
  fix: "Add a ResourceQuota whose cpu and pods hold the surge of every workload in the namespace.",
  types: ["kubernetes:core/v1:Namespace"],
  uses: ["systemNamespaces"],
  check: (namespace, { estate, settings }) => {
    if (settings.systemNamespaces.includes(objectName(namespace))) return notApplicable("a system namespace");
    const workloads = estate
      .ofType("kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:StatefulSet")
      .filter((workload) => estate.refers(workload, "metadata.namespace", namespace).value === true);
    let pods = 0;
    let cpu = 0;
    for (const workload of workloads) {
      const [autoscaler] = autoscalersOf(estate, workload).found;
      const replicas =
        (autoscaler === undefined ? workload.at("spec.replicas") : autoscaler.at("spec.maxReplicas"))
          .number ?? 1;
      pods += replicas;
      cpu +=
        replicas *
        containers(workload, ["containers"]).reduce(
          (sum, container) => sum + (quantity(container.at("resources.requests.cpu").value) ?? 0),
          0,
        );
    }
    const holds = (hard: View, names: readonly string[], needed: number) => {
      const view =
        names.map((name) => hard.key(name)).find(({ value }) => value !== undefined) ??
        hard.key(names[0] ?? "");
      return that(view, ({ value }) => (quantity(value) ?? -1) >= needed - 1e-9);
    };
    return because(
      "no ResourceQuota of this namespace holds its workloads at their maximum",
      estate.some("kubernetes:core/v1:ResourceQuota", "metadata.namespace", namespace, (quota) => {
        const hard = quota.at("spec.hard");
        return and(holds(hard, ["pods", "count/pods"], pods), holds(hard, ["requests.cpu", "cpu"], cpu));
      }),
    );
  },
});
