import { resourceRule } from "../../rule.ts";
import { and, not } from "../../truth.ts";
import { every, matches } from "../../view.ts";

/** A pattern such as pods/* counts as a wildcard too. */
export const k8sNoWildcardRbac = resourceRule({
  id: "k8s-no-wildcard-rbac",
  title: "Roles name verbs and resources",
  service: "Kubernetes",
  severity: "high",
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
  fix: "Name verbs, resources and API groups; drop escalate, bind and impersonate.",
  types: [
    "kubernetes:rbac.authorization.k8s.io/v1:Role",
    "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole",
  ],
  check: (role) =>
    every(role.at("rules"), (rule) =>
      and(
        ...["verbs", "resources", "apiGroups"].map((name) =>
          every(rule.at(name), (item) => not(matches(item, /\*/))),
        ),
        every(rule.at("verbs"), (verb) => not(matches(verb, /^(escalate|bind|impersonate)$/i))),
      ),
    ),
});
