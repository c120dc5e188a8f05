import { holdsPhi } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { because, or, when } from "../../truth.ts";
import { isPresent, json, some } from "../../view.ts";

/** Audit alone only counts what went out. */
export const phiTopicDataProtection = stackRule({
  id: "phi-topic-data-protection",
  title: "PHI topics mask or block identifiers",
  service: "SNS",
  severity: "high",
  level: "advisory",
  hipaa: ["164.502(b)", "164.308(a)(4)(i)", "164.312(a)(1)"],
  hitrust: ["06.d"],
  nist: ["AC-3", "AC-4", "PT-2", "SI-12(1)"],
  fix: "Add a DataProtectionPolicy with a deny or deidentify operation.",
  types: ["aws:sns/topic:Topic"],
  check: (topic, { estate }) =>
    when(holdsPhi(topic), "holds no PHI by its data-class tag", () =>
      because(
        "no DataProtectionPolicy with Deny or Deidentify names this topic",
        estate.some("aws:sns/dataProtectionPolicy:DataProtectionPolicy", "arn", topic, (policy) =>
          some(json(policy.at("policy")).at("Statement"), (statement) =>
            or(
              isPresent(statement.at("Operation").key("Deny")),
              isPresent(statement.at("Operation").key("Deidentify")),
            ),
          ),
        ),
      ),
    ),
});
