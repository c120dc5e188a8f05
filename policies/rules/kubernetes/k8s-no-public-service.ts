import { resourceRule } from "../../rule.ts";
import { and, not, or } from "../../truth.ts";
import { is, isAbsent } from "../../view.ts";

/** Both the in-tree and the AWS controller's annotation for an internal balancer count. */
export const k8sNoPublicService = resourceRule({
  id: "k8s-no-public-service",
  title: "Services are not exposed by themselves",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  hitrust: ["01.n", "01.v"],
  nist: ["AC-3", "AC-6", "SC-7", "SC-7(3)"],
  fix: "Use ClusterIP, or LoadBalancer with the internal scheme annotation; no NodePort, no externalIPs.",
  types: ["kubernetes:core/v1:Service"],
  check: (service) => {
    const annotations = service.at("metadata.annotations");
    const internal = or(
      is(annotations.key("service.beta.kubernetes.io/aws-load-balancer-scheme"), "internal"),
      is(annotations.key("service.beta.kubernetes.io/aws-load-balancer-internal"), "true", "0.0.0.0/0", true),
    );
    return and(
      not(is(service.at("spec.type"), "NodePort")),
      or(not(is(service.at("spec.type"), "LoadBalancer")), internal),
      isAbsent(service.at("spec.externalIPs")),
    );
  },
});
