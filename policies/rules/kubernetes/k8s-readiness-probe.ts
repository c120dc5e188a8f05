import { containers } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { and, notApplicable, truth } from "../../truth.ts";
import { isSet } from "../../view.ts";

/** The same probe for both restarts a pod that only should have been taken out of rotation. */
export const k8sReadinessProbe = resourceRule({
  id: "k8s-readiness-probe",
  title: "Long-running containers have a readiness probe",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Set a readinessProbe that differs from the liveness probe on every container that exposes a port.",
  types: ["kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:StatefulSet", "kubernetes:apps/v1:DaemonSet"],
  check: (workload) => {
    const exposed = containers(workload, ["containers"]).filter(
      (container) => container.unknown || isSet(container.at("ports")).value !== false,
    );
    if (exposed.length === 0 && containers(workload, ["containers"]).length > 0)
      return notApplicable("no container exposes a port");
    return and(
      truth(exposed.length > 0, "spec"),
      ...exposed.map((container) => {
        const ready = container.at("readinessProbe");
        const live = container.at("livenessProbe");
        const same = JSON.stringify(ready.value) === JSON.stringify(live.value);
        return and(
          isSet(ready),
          truth(ready.unknown || live.unknown ? undefined : live.value === undefined || !same, ready.path),
        );
      }),
    );
  },
});
