import { everyContainer, WORKLOADS } from "../../matchers/pods.ts";
import { quantity } from "../../matchers/quantity.ts";
import { isTierZero } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { and, not, or, truth } from "../../truth.ts";
import { isSet } from "../../view.ts";

/** Equal by amount: 1Gi and 1024Mi are the same. A missing request takes the limit's value. */
export const k8sMemoryLimit = resourceRule({
  id: "k8s-memory-limit",
  title: "Containers have a memory limit",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["09.h"],
  nist: ["CP-2(2)", "SC-5(2)", "SC-6"],
  fix: "Set resources.limits.memory on every container; for tier 0 equal to the request.",
  types: WORKLOADS,
  check: (workload) =>
    everyContainer(
      workload,
      (container) => {
        const limit = container.at("resources.limits.memory");
        const request = container.at("resources.requests.memory");
        const equal = truth(
          limit.unknown || request.unknown
            ? undefined
            : request.value === undefined || quantity(limit.value) === quantity(request.value),
          request.path,
        );
        return and(isSet(limit), or(not(isTierZero(workload)), equal));
      },
      ["containers", "initContainers"],
    ),
});
