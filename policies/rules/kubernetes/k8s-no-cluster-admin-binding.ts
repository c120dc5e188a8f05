import { resourceRule } from "../../rule.ts";
import { and, not } from "../../truth.ts";
import { every, is } from "../../view.ts";

/** The masters group and anonymous users cannot be taken back by RBAC. */
export const k8sNoClusterAdminBinding = resourceRule({
  id: "k8s-no-cluster-admin-binding",
  title: "Nobody is bound to cluster-admin",
  service: "Kubernetes",
  severity: "critical",
  level: "mandatory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(i)",
    "164.308(a)(4)(ii)(B)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
  ],
  hitrust: ["01.c"],
  nist: ["AC-2", "AC-3", "AC-6"],
  fix: "Bind a narrow role to named subjects.",
  types: [
    "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding",
    "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
  ],
  check: (binding) =>
    and(
      not(is(binding.at("roleRef.name"), "cluster-admin")),
      every(binding.at("subjects"), (subject) =>
        not(is(subject.at("name"), "system:anonymous", "system:unauthenticated", "system:masters")),
      ),
    ),
});
