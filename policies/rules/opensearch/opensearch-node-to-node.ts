import { resourceRule } from "../../rule.ts";
import { isTrue } from "../../view.ts";

/** Shards travel between nodes in clear otherwise. */
export const opensearchNodeToNode = resourceRule({
  id: "opensearch-node-to-node",
  title: "Search nodes talk encrypted",
  service: "OpenSearch",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  hitrust: ["09.m", "09.s"],
  nist: ["SC-8", "SC-8(1)", "SC-13"],
  fix: "Set nodeToNodeEncryption.enabled to true.",
  types: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"],
  check: (domain) => isTrue(domain.at("nodeToNodeEncryption.enabled")),
});
