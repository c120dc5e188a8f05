import { noGrant } from "../../matchers/iam-attachments.ts";
import { anyText } from "../../matchers/iam-policy.ts";
import { resourceRule } from "../../rule.ts";
import { and, or } from "../../truth.ts";

/** A pattern that ends in key/* covers every key of the account, which is as broad. */
export const iamNoBroadKmsActions = resourceRule({
  id: "iam-no-broad-kms-actions",
  title: "Policies do not hand out broad decrypt rights",
  service: "IAM",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)"],
  hitrust: ["10.g"],
  nist: ["SC-12"],
  fix: "Name the key ARNs, or the data class by a condition on a key you own.",
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
          ...["kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo"].map((action) =>
            statement.covers(action),
          ),
        ),
        or(
          statement.everyResource,
          anyText(statement.view.at("Resource"), (text) =>
            /^arn:[^:]*:kms:[^:]*:[^:]*:(key\/)?\*+$/.test(text),
          ),
        ),
      ),
    ),
});
