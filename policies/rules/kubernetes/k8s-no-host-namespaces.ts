import { podSpec, WORKLOADS } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { notTrue } from "../../view.ts";

/** Each of the three shows one pod the others' traffic, processes or memory. */
export const k8sNoHostNamespaces = resourceRule({
  id: "k8s-no-host-namespaces",
  title: "No host namespaces",
  service: "Kubernetes",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  hitrust: ["01.c"],
  nist: ["AC-6", "CM-6", "CM-7"],
  fix: "Remove hostNetwork, hostPID and hostIPC.",
  types: WORKLOADS,
  check: (workload) =>
    and(...["hostNetwork", "hostPID", "hostIPC"].map((name) => notTrue(podSpec(workload).at(name)))),
});
