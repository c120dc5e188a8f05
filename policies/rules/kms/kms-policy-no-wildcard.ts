import { noAllow } from "../../matchers/iam-policy.ts";
import { resourceRule } from "../../rule.ts";
import { and, not } from "../../truth.ts";
import { notTrue } from "../../view.ts";

/** kms:ViaService says through which service, not who; the safeguard accepts it, because AWS's own service keys are guarded that way. */
export const kmsPolicyNoWildcard = resourceRule({
  id: "kms-policy-no-wildcard",
  title: "Key policies name principals",
  service: "KMS",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)"],
  hitrust: ["10.g"],
  nist: ["SC-12"],
  fix: 'Name the principals in the key policy, or narrow "*" by kms:CallerAccount, kms:ViaService or aws:PrincipalOrgID; leave bypassPolicyLockoutSafetyCheck off.',
  types: ["aws:kms/key:Key", "aws:kms/keyPolicy:KeyPolicy", "aws:kms/replicaKey:ReplicaKey"],
  check: (key) =>
    and(
      noAllow(key.at("policy"), (statement) =>
        and(
          statement.anyPrincipal,
          not(
            statement.narrowedBy(
              "kms:CallerAccount",
              "kms:ViaService",
              "aws:PrincipalOrgID",
              "aws:PrincipalAccount",
              "aws:SourceAccount",
              "aws:SourceArn",
              "aws:PrincipalArn",
            ),
          ),
        ),
      ),
      notTrue(key.at("bypassPolicyLockoutSafetyCheck")),
    ),
});
