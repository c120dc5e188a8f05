import { podMetadata, podSpec, selects } from "../../matchers/pods.ts";
import { resourceRule } from "../../rule.ts";
import { and, or } from "../../truth.ts";
import { is, isSet, some, type View } from "../../view.ts";

/** One node's end must not take every replica. */
export const k8sTopologySpreadHost = resourceRule({
  id: "k8s-topology-spread-host",
  title: "Replicas spread over nodes",
  service: "Kubernetes",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Add a spread constraint or pod anti-affinity on kubernetes.io/hostname that selects the own labels.",
  types: ["kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:StatefulSet"],
  check: (workload) => {
    const labels = podMetadata(workload).at("labels");
    const own = (term: View) =>
      and(
        is(term.at("topologyKey"), "kubernetes.io/hostname"),
        isSet(term.at("labelSelector")),
        selects(term.at("labelSelector"), labels),
      );
    const antiAffinity = podSpec(workload).at("affinity.podAntiAffinity");
    return or(
      some(podSpec(workload).at("topologySpreadConstraints"), own),
      some(antiAffinity.at("requiredDuringSchedulingIgnoredDuringExecution"), own),
      some(antiAffinity.at("preferredDuringSchedulingIgnoredDuringExecution"), (term) =>
        own(term.at("podAffinityTerm")),
      ),
    );
  },
});
