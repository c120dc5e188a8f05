import { resourceRule } from "../../rule.ts";
import { isSet } from "../../view.ts";

/** Logs of a clinical platform hold more than their authors think. */
export const cwLogGroupKms = resourceRule({
  id: "cw-log-group-kms",
  title: "Log groups use a customer key",
  service: "CloudWatch",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set kmsKeyId to the customer key of the log's data class.",
  types: ["aws:cloudwatch/logGroup:LogGroup"],
  check: (group) => isSet(group.at("kmsKeyId")),
});
