import { everyContainer, WORKLOADS } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { and, or } from "../../truth.ts";
import { isSet } from "../../view.ts";

/** Without requests the scheduler packs a node until an emergency finds no room. A limit alone becomes the request, so it counts. */
export const k8sResourceRequests = resourceRule({
  id: "k8s-resource-requests",
  title: "Containers request CPU and memory",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["09.h"],
  nist: ["CP-2(2)", "SC-5(2)", "SC-6"],
  fix: "Set resources.requests.cpu and resources.requests.memory on every container.",
  types: WORKLOADS,
  check: (workload) =>
    everyContainer(
      workload,
      (container) =>
        and(
          ...["cpu", "memory"].map((name) =>
            or(
              isSet(container.at(`resources.requests.${name}`)),
              isSet(container.at(`resources.limits.${name}`)),
            ),
          ),
        ),
      ["containers", "initContainers"],
    ),
});
