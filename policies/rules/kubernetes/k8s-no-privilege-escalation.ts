import { everyContainer, WORKLOADS } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { isFalse } from "../../view.ts";

/** Left out, it is true. */
export const k8sNoPrivilegeEscalation = resourceRule({
  id: "k8s-no-privilege-escalation",
  title: "Containers cannot gain rights",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  hitrust: ["01.c"],
  nist: ["AC-6", "CM-6", "CM-7"],
  fix: "Set securityContext.allowPrivilegeEscalation to false on every container.",
  types: WORKLOADS,
  check: (workload) =>
    everyContainer(workload, (container) =>
      isFalse(container.at("securityContext.allowPrivilegeEscalation")),
    ),
});
