import { noGrant } from "../../matchers/iam-attachments.ts";
import { resourceRule } from "../../rule.ts";

/** Patterns such as s3:** mean the same and are caught; NotAction counts as every action. */
export const iamNoFullServiceAccess = resourceRule({
  id: "iam-no-full-service-access",
  title: "No whole-service grants",
  service: "IAM",
  severity: "high",
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
  fix: "Name the actions instead of * or service:*.",
  types: [
    "aws:iam/policy:Policy",
    "aws:iam/rolePolicy:RolePolicy",
    "aws:iam/userPolicy:UserPolicy",
    "aws:iam/groupPolicy:GroupPolicy",
    "aws:iam/role:Role",
  ],
  check: (resource) =>
    noGrant(resource, (statement) =>
      statement.actionPattern(
        (pattern) => /^[^:]*\*+$/.test(pattern.split(":")[0] ?? "") || /^[^:]+:[*?]*\*[*?]*$/.test(pattern),
      ),
    ),
});
