import { everyContainer, podSpec, WORKLOADS } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { and, not } from "../../truth.ts";
import { is, isTrue } from "../../view.ts";

/** A container's own setting wins over the pod's, so both are read. */
export const k8sRunAsNonRoot = resourceRule({
  id: "k8s-run-as-non-root",
  title: "Containers do not run as root",
  service: "Kubernetes",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  hitrust: ["01.c"],
  nist: ["AC-6", "CM-6", "CM-7"],
  fix: "Set runAsNonRoot: true on the pod (or every container) and no runAsUser of 0.",
  types: WORKLOADS,
  check: (workload) => {
    const pod = podSpec(workload).at("securityContext");
    return and(
      not(is(pod.at("runAsUser"), 0)),
      everyContainer(workload, (container) => {
        const own = container.at("securityContext");
        const flag = own.at("runAsNonRoot");
        return and(
          flag.value === undefined || flag.value === null ? isTrue(pod.at("runAsNonRoot")) : isTrue(flag),
          not(is(own.at("runAsUser"), 0)),
        );
      }),
    );
  },
});
