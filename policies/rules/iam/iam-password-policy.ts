import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { atLeast, atMost, isTrue } from "../../view.ts";

/** The provider's own defaults are weaker in every field. */
export const iamPasswordPolicy = resourceRule({
  id: "iam-password-policy",
  title: "The account password policy is strict",
  service: "IAM",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.308(a)(4)(ii)(C)", "164.308(a)(5)(ii)(D)", "164.312(d)"],
  hitrust: ["01.d"],
  nist: ["IA-5", "IA-5(1)"],
  fix: "Set length 14, all four require flags, reuse prevention 24 and a maximum age of 1 to 90 days.",
  types: ["aws:iam/accountPasswordPolicy:AccountPasswordPolicy"],
  check: (policy) =>
    and(
      atLeast(policy.at("minimumPasswordLength"), 14),
      ...["requireLowercaseCharacters", "requireUppercaseCharacters", "requireNumbers", "requireSymbols"].map(
        (flag) => isTrue(policy.at(flag)),
      ),
      atLeast(policy.at("passwordReusePrevention"), 24),
      atLeast(policy.at("maxPasswordAge"), 1),
      atMost(policy.at("maxPasswordAge"), 90),
    ),
});
