import { holdsPhi } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { and, because, or, when } from "../../truth.ts";
import { is, isPresent, json, some, type View } from "../../view.ts";

/** Audit alone only counts what was written. */
export const phiLogDataProtection = stackRule({
  id: "phi-log-data-protection",
  title: "PHI log groups mask identifiers",
  service: "CloudWatch",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.502(b)", "164.308(a)(4)(i)", "164.312(a)(1)"],
  hitrust: ["06.d"],
  nist: ["AC-3", "AC-4", "PT-2", "SI-12(1)"],
  fix: "Add a LogDataProtectionPolicy with a Deidentify operation (or the account policy).",
  types: ["aws:cloudwatch/logGroup:LogGroup"],
  check: (group, { estate }) => {
    const masks = (document: View) =>
      some(json(document).at("Statement"), (statement) =>
        isPresent(statement.at("Operation").key("Deidentify")),
      );
    return when(holdsPhi(group), "holds no PHI by its data-class tag", () =>
      because(
        "no data protection policy with Deidentify covers this log group",
        or(
          estate.some(
            "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy",
            "logGroupName",
            group,
            (policy) => masks(policy.at("policyDocument")),
          ),
          ...estate
            .ofType("aws:cloudwatch/logAccountPolicy:LogAccountPolicy")
            .map((policy) =>
              and(is(policy.at("policyType"), "DATA_PROTECTION_POLICY"), masks(policy.at("policyDocument"))),
            ),
        ),
      ),
    );
  },
});
