import { resourceRule } from "../../rule.ts";
import { isSet } from "../../view.ts";

/** A domain cannot move into a VPC later. */
export const opensearchInVpc = resourceRule({
  id: "opensearch-in-vpc",
  title: "Search domains live in a VPC",
  service: "OpenSearch",
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
  fix: "Set vpcOptions.subnetIds.",
  types: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"],
  check: (domain) => isSet(domain.at("vpcOptions.subnetIds")),
});
