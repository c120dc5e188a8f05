import { WORKLOADS } from "../../matchers/pods.ts";
import { tagged } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { isSet } from "../../view.ts";

/** Every other rule, alert and report finds the workload by these. */
export const k8sStandardLabels = resourceRule({
  id: "k8s-standard-labels",
  title: "Workloads are labelled",
  service: "Kubernetes",
  severity: "low",
  level: "mandatory",
  hipaa: ["164.308(a)(1)(ii)(A)", "164.308(a)(7)(ii)(E)"],
  hitrust: ["07.a", "07.d"],
  nist: ["CM-8", "RA-2"],
  fix: "Set app.kubernetes.io/name, app.kubernetes.io/part-of, tier and data-class labels.",
  types: WORKLOADS,
  check: (workload) => {
    const labels = workload.at("metadata.labels");
    return and(
      isSet(labels.key("app.kubernetes.io/name")),
      isSet(labels.key("app.kubernetes.io/part-of")),
      tagged(workload, "tier"),
      tagged(workload, "data-class"),
    );
  },
});
