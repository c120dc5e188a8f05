import { resourceRule } from "../../rule.ts";
import { truth, when } from "../../truth.ts";
import { isAbsent } from "../../view.ts";

/** Inline policies cannot be reviewed or reused. A role without inline policies complies; the three policy types violate by being there. */
export const iamNoInlinePolicy = resourceRule({
  id: "iam-no-inline-policy",
  title: "No inline policies",
  service: "IAM",
  severity: "medium",
  level: "advisory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(3)(ii)(A)",
    "164.308(a)(3)(ii)(B)",
    "164.308(a)(4)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(B)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
  ],
  hitrust: ["01.c"],
  nist: ["AC-2", "AC-3", "AC-6"],
  fix: "Use a managed policy and attach it.",
  types: [
    "aws:iam/userPolicy:UserPolicy",
    "aws:iam/groupPolicy:GroupPolicy",
    "aws:iam/rolePolicy:RolePolicy",
    "aws:iam/role:Role",
  ],
  check: (resource) =>
    resource.type === "aws:iam/role:Role"
      ? isAbsent(resource.at("inlinePolicies"))
      : when(truth(true), "", () => truth(false, "policy")),
});
