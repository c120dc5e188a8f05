import { noGrant } from "../../matchers/iam-attachments.ts";
import { anyText } from "../../matchers/iam-policy.ts";
import { resourceRule } from "../../rule.ts";
import { and, or } from "../../truth.ts";

/** Each of the five lets its holder become someone stronger. NotAction that leaves them out of the exception grants them. */
export const iamNoPrivilegeEscalation = resourceRule({
  id: "iam-no-privilege-escalation",
  title: "Policies cannot lift their own rights",
  service: "IAM",
  severity: "high",
  level: "advisory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(i)",
    "164.308(a)(4)(ii)(B)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
  ],
  hitrust: ["01.c"],
  nist: ["AC-2", "AC-3", "AC-6"],
  fix: "Name the roles and policies these actions may touch.",
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
        or(
          ...[
            "iam:PassRole",
            "iam:CreatePolicyVersion",
            "iam:AttachRolePolicy",
            "iam:PutRolePolicy",
            "sts:AssumeRole",
          ].map((action) => statement.covers(action)),
        ),
        or(
          statement.everyResource,
          anyText(
            statement.view.at("Resource"),
            (text) => /^arn:[^:]*:iam::[^:]*:\*+$/.test(text) || /^arn:[^:]*:iam::\*:/.test(text),
          ),
        ),
      ),
    ),
});
