import { everyContainer, WORKLOADS } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { notTrue } from "../../view.ts";

/** Init and ephemeral containers share the node as the others do. */
export const k8sNoPrivileged = resourceRule({
  id: "k8s-no-privileged",
  title: "No privileged containers",
  service: "Kubernetes",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  hitrust: ["01.c"],
  nist: ["AC-6", "CM-6", "CM-7"],
  fix: "Remove privileged: true from every container.",
  types: WORKLOADS,
  check: (workload) =>
    everyContainer(workload, (container) => notTrue(container.at("securityContext.privileged"))),
});
