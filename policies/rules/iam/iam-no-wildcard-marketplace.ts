import { noGrant } from "../../matchers/iam-attachments.ts";
import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";

/** A subscription is a purchase. */
export const iamNoWildcardMarketplace = resourceRule({
  id: "iam-no-wildcard-marketplace",
  title: "Policies do not allow marketplace subscriptions everywhere",
  service: "IAM",
  severity: "low",
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
  fix: "Name the product, or take the action away.",
  types: [
    "aws:iam/policy:Policy",
    "aws:iam/rolePolicy:RolePolicy",
    "aws:iam/userPolicy:UserPolicy",
    "aws:iam/groupPolicy:GroupPolicy",
    "aws:iam/role:Role",
  ],
  check: (resource) =>
    noGrant(resource, (statement) =>
      and(statement.covers("aws-marketplace:Subscribe"), statement.everyResource),
    ),
});
