import { podSpec, WORKLOADS } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { and, not } from "../../truth.ts";
import { is, isSet } from "../../view.ts";

/** The default account is shared by everything in the namespace. */
export const k8sOwnServiceAccount = resourceRule({
  id: "k8s-own-service-account",
  title: "Workloads use their own account",
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
  fix: "Set serviceAccountName to the workload's own account.",
  types: WORKLOADS,
  check: (workload) => {
    const spec = podSpec(workload);
    const name =
      spec.at("serviceAccountName").value === undefined
        ? spec.at("serviceAccount")
        : spec.at("serviceAccountName");
    return and(isSet(name), not(is(name, "default")));
  },
});
