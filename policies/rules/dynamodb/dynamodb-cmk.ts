import { resourceRule } from "../../rule.ts";
import { and, not } from "../../truth.ts";
import { isSet, isTrue, matches } from "../../view.ts";

/** A key without enabled is not used; enabled without a key is AWS's. */
export const dynamodbCmk = resourceRule({
  id: "dynamodb-cmk",
  title: "Tables use a customer key",
  service: "DynamoDB",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set serverSideEncryption.enabled and kmsKeyArn to the customer key.",
  types: ["aws:dynamodb/table:Table"],
  check: (table) =>
    and(
      isTrue(table.at("serverSideEncryption.enabled")),
      isSet(table.at("serverSideEncryption.kmsKeyArn")),
      not(matches(table.at("serverSideEncryption.kmsKeyArn"), /alias\/aws\//)),
    ),
});
