import { everyContainer, podSpec } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { and, or, truth } from "../../truth.ts";
import { atLeast, isAbsent, isSet } from "../../view.ts";

/** Kubernetes' own default is 30 s. Whether a Service is in front is read from the exposed port. */
export const k8sGracefulTermination = resourceRule({
  id: "k8s-graceful-termination",
  title: "Bookings in flight are drained",
  service: "Kubernetes",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Set terminationGracePeriodSeconds to at least the drain time, and lifecycle.preStop on containers that expose a port.",
  types: ["kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:StatefulSet", "kubernetes:apps/v1:DaemonSet"],
  uses: ["drainSeconds"],
  check: (workload, { settings }) => {
    const grace = podSpec(workload).at("terminationGracePeriodSeconds");
    return and(
      grace.value === undefined
        ? truth(settings.drainSeconds <= 30, grace.path)
        : atLeast(grace, settings.drainSeconds),
      everyContainer(
        workload,
        (container) => or(isAbsent(container.at("ports")), isSet(container.at("lifecycle.preStop"))),
        ["containers"],
      ),
    );
  },
});
