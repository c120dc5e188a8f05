import { WORKLOADS } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { and, not } from "../../truth.ts";
import { is, isSet } from "../../view.ts";

/** Network policies, quotas and security levels are per namespace. */
export const k8sNotDefaultNamespace = resourceRule({
  id: "k8s-not-default-namespace",
  title: "Nothing lives in the default namespace",
  service: "Kubernetes",
  severity: "low",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  hitrust: ["01.c"],
  nist: ["AC-6", "CM-6", "CM-7"],
  fix: "Set metadata.namespace to the service's own namespace.",
  types: WORKLOADS,
  check: (workload) =>
    and(isSet(workload.at("metadata.namespace")), not(is(workload.at("metadata.namespace"), "default"))),
});
