import { resourceRule } from "../../rule.ts";
import { atLeast } from "../../view.ts";

/** Left out or 0 the log is kept for ever, which nobody decided. */
export const cwLogGroupRetentionExplicit = resourceRule({
  id: "cw-log-group-retention-explicit",
  title: "Log groups state how long they keep logs",
  service: "CloudWatch",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.312(b)"],
  hitrust: ["09.aa"],
  nist: ["AU-2", "AU-3", "AU-12"],
  fix: "Set retentionInDays to a number of days.",
  types: ["aws:cloudwatch/logGroup:LogGroup"],
  check: (group) => atLeast(group.at("retentionInDays"), 1),
});
