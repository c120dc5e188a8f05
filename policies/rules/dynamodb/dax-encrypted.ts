import { resourceRule } from "../../rule.ts";
import { isTrue } from "../../view.ts";

/** The cache holds what the table holds. */
export const daxEncrypted = resourceRule({
  id: "dax-encrypted",
  title: "DAX clusters are encrypted",
  service: "DynamoDB",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set serverSideEncryption.enabled to true.",
  types: ["aws:dax/cluster:Cluster"],
  check: (cluster) => isTrue(cluster.at("serverSideEncryption.enabled")),
});
