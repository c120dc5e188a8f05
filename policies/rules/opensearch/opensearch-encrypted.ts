import { resourceRule } from "../../rule.ts";
import { isTrue } from "../../view.ts";

/** An index is a copy of the records. */
export const opensearchEncrypted = resourceRule({
  id: "opensearch-encrypted",
  title: "Search domains are encrypted at rest",
  service: "OpenSearch",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set encryptAtRest.enabled to true.",
  types: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"],
  check: (domain) => isTrue(domain.at("encryptAtRest.enabled")),
});
