import { budgeted, floorAtLeast } from "../../matchers/autoscaler.ts";
import { stackRule } from "../../rule.ts";
import { because, when } from "../../truth.ts";

/** A budget that selects nothing, or in another namespace, protects nothing. */
export const k8sPdbPresent = stackRule({
  id: "k8s-pdb-present",
  title: "Every replicated service has a disruption budget",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Add a PodDisruptionBudget that selects the pods, in their namespace.",
  types: ["kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:StatefulSet"],
  check: (workload, { estate }) =>
    when(floorAtLeast(estate, workload, 2), "runs a single replica", () =>
      because("no PodDisruptionBudget of the namespace selects these pods", budgeted(estate, workload)),
    ),
});
