import { objectName } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { is } from "../../view.ts";

/** warn and audit do not stop a pod. Listed system namespaces may use baseline. */
export const k8sNamespacePssLabel = resourceRule({
  id: "k8s-namespace-pss-label",
  title: "Namespaces enforce the restricted profile",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  hitrust: ["01.c"],
  nist: ["AC-6", "CM-6", "CM-7"],
  fix: "Set the label pod-security.kubernetes.io/enforce to restricted.",
  types: ["kubernetes:core/v1:Namespace"],
  uses: ["systemNamespaces"],
  check: (namespace, { settings }) => {
    const level = namespace.at("metadata.labels").key("pod-security.kubernetes.io/enforce");
    return settings.systemNamespaces.includes(objectName(namespace))
      ? is(level, "restricted", "baseline", "privileged")
      : is(level, "restricted");
  },
});
