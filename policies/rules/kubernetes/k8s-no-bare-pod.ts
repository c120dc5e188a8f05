import { resourceRule } from "../../rule.ts";
import { truth, when } from "../../truth.ts";
import { isAbsent } from "../../view.ts";

/** Nobody restarts a bare pod when its node is lost. A pod with an owner is not bare. */
export const k8sNoBarePod = resourceRule({
  id: "k8s-no-bare-pod",
  title: "No bare pods",
  service: "Kubernetes",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Declare a Deployment, StatefulSet, DaemonSet or Job instead.",
  types: ["kubernetes:core/v1:Pod"],
  check: (pod) =>
    when(isAbsent(pod.at("metadata.ownerReferences")), "the pod has an owner", () =>
      truth(false, "metadata"),
    ),
});
