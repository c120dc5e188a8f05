import { objectName } from "../../matchers/pods.ts";
import { stackRule } from "../../rule.ts";
import { and, because, notApplicable } from "../../truth.ts";
import { includesAll, isAbsent } from "../../view.ts";

/** A policy for Ingress alone leaves the way out open, by which records leave. */
export const k8sDefaultDeny = stackRule({
  id: "k8s-default-deny",
  title: "Namespaces start closed",
  service: "Kubernetes",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.308(a)(4)(ii)(A)", "164.312(a)(1)", "164.312(e)(1)"],
  hitrust: ["01.m", "01.n", "09.m"],
  nist: ["AC-4", "SC-7", "SC-7(5)"],
  fix: "Add a NetworkPolicy with an empty podSelector, both policyTypes and no rules to the namespace.",
  types: ["kubernetes:core/v1:Namespace"],
  uses: ["systemNamespaces"],
  check: (namespace, { estate, settings }) => {
    if (settings.systemNamespaces.includes(objectName(namespace))) return notApplicable("a system namespace");
    return because(
      "no NetworkPolicy denies all traffic of this namespace by default",
      estate.some(
        "kubernetes:networking.k8s.io/v1:NetworkPolicy",
        "metadata.namespace",
        namespace,
        (policy) =>
          and(
            isAbsent(policy.at("spec.podSelector.matchLabels")),
            isAbsent(policy.at("spec.podSelector.matchExpressions")),
            includesAll(policy.at("spec.policyTypes"), "Ingress", "Egress"),
            isAbsent(policy.at("spec.ingress")),
            isAbsent(policy.at("spec.egress")),
          ),
      ),
    );
  },
});
