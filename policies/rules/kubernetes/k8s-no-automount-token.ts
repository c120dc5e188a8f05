import { objectName, podSpec, WORKLOADS } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { notApplicable } from "../../truth.ts";
import { isFalse } from "../../view.ts";

/** A token that no one needs is one to steal. */
export const k8sNoAutomountToken = resourceRule({
  id: "k8s-no-automount-token",
  title: "Pods do not get API tokens by default",
  service: "Kubernetes",
  severity: "medium",
  level: "mandatory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(i)",
    "164.308(a)(4)(ii)(B)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
  ],
  hitrust: ["01.c"],
  nist: ["AC-2", "AC-3", "AC-6"],
  fix: "Set automountServiceAccountToken to false on the pod.",
  types: WORKLOADS,
  uses: ["apiCallingWorkloads"],
  check: (workload, { settings }) =>
    settings.apiCallingWorkloads.includes(objectName(workload))
      ? notApplicable("listed as calling the Kubernetes API")
      : isFalse(podSpec(workload).at("automountServiceAccountToken")),
});
