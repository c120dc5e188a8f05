import { autoscalersOf } from "../../matchers/autoscaler.ts";
import { isTierZero } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { and, not, or, truth } from "../../truth.ts";
import { atLeast, isSet, that } from "../../view.ts";

/** A fixed number beside an autoscaler throws away its decision at every deployment. A live object carries the number the autoscaler set, so it is not asked there. */
export const k8sMinReplicas = stackRule({
  id: "k8s-min-replicas",
  title: "Services run at least two replicas, tier-0 three",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Set replicas to at least 2 (tier 0: 3), or leave it out when an autoscaler scales the workload.",
  types: ["kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:StatefulSet"],
  uses: ["minimumReplicasTierZero"],
  check: (workload, { estate, settings }) => {
    const { found, maybe } = autoscalersOf(estate, workload);
    const replicas = workload.at("spec.replicas");
    if (found.length > 0)
      return or(
        isSet(workload.at("status")),
        that(replicas, ({ value }) => value === undefined || value === null),
      );
    const enough = or(
      atLeast(replicas, settings.minimumReplicasTierZero),
      and(not(isTierZero(workload)), atLeast(replicas, 2)),
    );
    return maybe && enough.value === false ? truth(undefined, replicas.path) : enough;
  },
});
