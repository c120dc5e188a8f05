import { looksLikeCredential } from "../../matchers/phi.ts";
import { resourceRule } from "../../rule.ts";
import { and, truth, yes } from "../../truth.ts";
import { scalarText, texts } from "../../view.ts";

/** ConfigMaps are readable by whoever reads the namespace, and are not encrypted by the cluster's key. */
export const k8sConfigmapNoSecrets = resourceRule({
  id: "k8s-configmap-no-secrets",
  title: "ConfigMaps hold no credentials",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(i)", "164.308(a)(5)(ii)(D)", "164.312(a)(1)"],
  hitrust: ["01.d"],
  nist: ["IA-5(7)", "SA-15", "AC-6"],
  fix: "Move the value into a Secret.",
  types: ["kubernetes:core/v1:ConfigMap"],
  check: (map) => {
    const values = ["data", "binaryData"].flatMap((name) => texts(map.at(name)));
    return and(
      ...values.map((value) =>
        truth(value.unknown ? undefined : !looksLikeCredential(scalarText(value.value)), value.path),
      ),
      yes,
    );
  },
});
