import { isAuditStore } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { or, truth, when } from "../../truth.ts";
import { isTrue } from "../../view.ts";

/** An audit log that can be deleted with the stack proves nothing. */
export const logGroupUndeletable = resourceRule({
  id: "log-group-undeletable",
  title: "Audit log groups outlive the stack",
  service: "CloudWatch",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.312(b)", "164.312(c)(1)", "164.312(c)(2)"],
  hitrust: ["09.ac"],
  nist: ["AU-9", "AU-9(3)"],
  fix: "Set skipDestroy or deletionProtectionEnabled, or the resource option protect.",
  types: ["aws:cloudwatch/logGroup:LogGroup"],
  check: (group) =>
    when(isAuditStore(group), "not an audit log group", () =>
      or(
        isTrue(group.at("skipDestroy")),
        isTrue(group.at("deletionProtectionEnabled")),
        truth(group.protect, "protect"),
      ),
    ),
});
