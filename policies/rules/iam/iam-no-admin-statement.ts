import { noGrant } from "../../matchers/iam-attachments.ts";
import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";

/** NotAction allows all but a few, so it counts as every action. Roles' inline policies are read too. */
export const iamNoAdminStatement = resourceRule({
  id: "iam-no-admin-statement",
  title: "No allow-everything statement",
  service: "IAM",
  severity: "critical",
  level: "mandatory",
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
  fix: "Name the actions and resources.",
  types: [
    "aws:iam/policy:Policy",
    "aws:iam/rolePolicy:RolePolicy",
    "aws:iam/userPolicy:UserPolicy",
    "aws:iam/groupPolicy:GroupPolicy",
    "aws:iam/role:Role",
  ],
  check: (resource) =>
    noGrant(resource, (statement) =>
      and(
        statement.actionPattern((pattern) => /^[*?:]*\*[*?:]*$/.test(pattern)),
        statement.everyResource,
      ),
    ),
});
