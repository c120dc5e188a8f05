import { isAuditStore } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { or, when } from "../../truth.ts";
import { atLeast, isAbsent, some } from "../../view.ts";

/** A rule without deleteAfter keeps for ever. */
export const backupRetentionRecords = resourceRule({
  id: "backup-retention-records",
  title: "Backups of record stores stay six years",
  service: "Backup",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.316(b)(2)(i)", "164.312(b)"],
  hitrust: ["06.c"],
  nist: ["AU-11", "SI-12"],
  fix: "Add a rule that keeps for at least six years.",
  types: ["aws:backup/plan:Plan"],
  uses: ["recordRetentionDays"],
  check: (plan, { settings }) =>
    when(isAuditStore(plan), "not tagged record", () =>
      some(plan.at("rules"), (rule) =>
        or(
          isAbsent(rule.at("lifecycle.deleteAfter")),
          atLeast(rule.at("lifecycle.deleteAfter"), settings.recordRetentionDays),
        ),
      ),
    ),
});
