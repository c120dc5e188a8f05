import { noAllow } from "../../matchers/iam-policy.ts";
import { resourceRule } from "../../rule.ts";
import { and, not, when } from "../../truth.ts";
import { isSet } from "../../view.ts";

/** A condition that passes on a missing key narrows nothing. */
export const iamTrustNoWildcard = resourceRule({
  id: "iam-trust-no-wildcard",
  title: "Roles cannot be assumed by anybody",
  service: "IAM",
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
  fix: 'Name the principals that may assume the role, or narrow "*" by organisation, account or external id.',
  types: ["aws:iam/role:Role"],
  check: (role) =>
    when(isSet(role.at("assumeRolePolicy")), "no trust policy", () =>
      noAllow(role.at("assumeRolePolicy"), (statement) =>
        and(
          statement.anyPrincipal,
          not(
            statement.narrowedBy(
              "aws:PrincipalOrgID",
              "aws:PrincipalOrgPaths",
              "aws:SourceAccount",
              "aws:SourceArn",
              "aws:SourceOrgID",
              "sts:ExternalId",
              "aws:PrincipalAccount",
              "aws:PrincipalArn",
            ),
          ),
        ),
      ),
    ),
});
