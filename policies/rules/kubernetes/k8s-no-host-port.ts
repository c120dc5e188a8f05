import { everyContainer, WORKLOADS } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { or } from "../../truth.ts";
import { every, is, isAbsent } from "../../view.ts";

/** A host port binds the node's address and escapes network policy. 0 means none. */
export const k8sNoHostPort = resourceRule({
  id: "k8s-no-host-port",
  title: "No host ports",
  service: "Kubernetes",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.308(a)(4)(ii)(A)", "164.312(a)(1)", "164.312(e)(1)"],
  hitrust: ["01.m", "01.n", "09.m"],
  nist: ["AC-4", "SC-7", "SC-7(5)"],
  fix: "Remove hostPort; expose the pod through a Service.",
  types: WORKLOADS,
  check: (workload) =>
    everyContainer(workload, (container) =>
      every(container.at("ports"), (port) => or(isAbsent(port.at("hostPort")), is(port.at("hostPort"), 0))),
    ),
});
