import { everyContainer } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { isSet } from "../../view.ts";

/** A hung process that nobody restarts takes its share of bookings with it. */
export const k8sLivenessProbe = resourceRule({
  id: "k8s-liveness-probe",
  title: "Long-running containers have a liveness probe",
  service: "Kubernetes",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Set livenessProbe on every container.",
  types: ["kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:StatefulSet", "kubernetes:apps/v1:DaemonSet"],
  check: (workload) =>
    everyContainer(workload, (container) => isSet(container.at("livenessProbe")), ["containers"]),
});
