import { everyContainer, podSpec, WORKLOADS } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { is } from "../../view.ts";

/** A container's own Unconfined wins over the pod's profile. */
export const k8sSeccompProfile = resourceRule({
  id: "k8s-seccomp-profile",
  title: "Seccomp is on",
  service: "Kubernetes",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  hitrust: ["01.c"],
  nist: ["AC-6", "CM-6", "CM-7"],
  fix: "Set seccompProfile.type to RuntimeDefault (or Localhost) on the pod.",
  types: WORKLOADS,
  check: (workload) => {
    const pod = podSpec(workload).at("securityContext.seccompProfile.type");
    return everyContainer(workload, (container) => {
      const own = container.at("securityContext.seccompProfile.type");
      return is(own.value === undefined || own.value === null ? pod : own, "RuntimeDefault", "Localhost");
    });
  },
});
