import { everyContainer, WORKLOADS } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { every, matches, some } from "../../view.ts";

/** The API server reads ALL without regard to case, and so do we. */
export const k8sDropAllCapabilities = resourceRule({
  id: "k8s-drop-all-capabilities",
  title: "Containers drop every capability",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  hitrust: ["01.c"],
  nist: ["AC-6", "CM-6", "CM-7"],
  fix: 'Set capabilities.drop to ["ALL"] on every container; add at most NET_BIND_SERVICE.',
  types: WORKLOADS,
  check: (workload) =>
    everyContainer(workload, (container) => {
      const capabilities = container.at("securityContext.capabilities");
      return and(
        some(capabilities.at("drop"), (name) => matches(name, /^all$/i)),
        every(capabilities.at("add"), (name) => matches(name, /^(CAP_)?NET_BIND_SERVICE$/)),
      );
    }),
});
