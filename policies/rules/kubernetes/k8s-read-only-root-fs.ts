import { everyContainer, WORKLOADS } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { isTrue } from "../../view.ts";

/** There is no pod-level setting to inherit. */
export const k8sReadOnlyRootFs = resourceRule({
  id: "k8s-read-only-root-fs",
  title: "Root file systems are read-only",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  hitrust: ["01.c"],
  nist: ["AC-6", "CM-6", "CM-7"],
  fix: "Set securityContext.readOnlyRootFilesystem to true on every container and init container.",
  types: WORKLOADS,
  check: (workload) =>
    everyContainer(workload, (container) => isTrue(container.at("securityContext.readOnlyRootFilesystem"))),
});
