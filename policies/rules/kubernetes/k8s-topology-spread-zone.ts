import { podMetadata, podSpec, selects } from "../../matchers/pods.ts";
import { isTierZero } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { and, not, or } from "../../truth.ts";
import { is, isAbsent, some } from "../../view.ts";

/** A constraint whose selector misses the pod's own labels spreads other pods. */
export const k8sTopologySpreadZone = resourceRule({
  id: "k8s-topology-spread-zone",
  title: "Replicas spread over zones",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Add a topologySpreadConstraint on topology.kubernetes.io/zone with maxSkew 1 (tier 0: DoNotSchedule).",
  types: ["kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:StatefulSet"],
  check: (workload) =>
    some(podSpec(workload).at("topologySpreadConstraints"), (constraint) =>
      and(
        is(constraint.at("topologyKey"), "topology.kubernetes.io/zone"),
        is(constraint.at("maxSkew"), 1),
        or(
          not(isTierZero(workload)),
          isAbsent(constraint.at("whenUnsatisfiable")),
          is(constraint.at("whenUnsatisfiable"), "DoNotSchedule"),
        ),
        or(
          isAbsent(constraint.at("labelSelector")),
          selects(constraint.at("labelSelector"), podMetadata(workload).at("labels")),
        ),
      ),
    ),
});
