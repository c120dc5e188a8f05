import { resourceRule } from "../../rule.ts";
import { isTrue } from "../../view.ts";

/** Permitted ranges beside the flag may only name port 22, which AWS allows by default. */
export const emrBlockPublicAccess = resourceRule({
  id: "emr-block-public-access",
  title: "EMR blocks public master nodes",
  service: "EMR",
  severity: "high",
  level: "mandatory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  hitrust: ["01.n", "01.v"],
  nist: ["AC-3", "AC-6", "SC-7", "SC-7(3)"],
  fix: "Set blockPublicSecurityGroupRules to true.",
  types: ["aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration"],
  check: (configuration) => isTrue(configuration.at("blockPublicSecurityGroupRules")),
});
