import { scheduleMinutes } from "../../matchers/schedule.ts";
import { resourceRule } from "../../rule.ts";
import { and, or } from "../../truth.ts";
import { atLeast, every, isAbsent, isSet, isTrue, that } from "../../view.ts";

/** Every rule must meet both: a rule's schedule is read as cron or rate. */
export const backupPlanFrequency = resourceRule({
  id: "backup-plan-frequency",
  title: "Backup plans run daily and keep 35 days or more",
  service: "Backup",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  hitrust: ["09.l"],
  nist: ["CP-9", "CP-10", "SI-13"],
  fix: "Back up at least once a day and keep it for at least 35 days.",
  types: ["aws:backup/plan:Plan"],
  uses: ["backupRetentionDays"],
  check: (plan, { settings }) =>
    and(
      isSet(plan.at("rules")),
      every(plan.at("rules"), (rule) =>
        and(
          that(
            rule.at("schedule"),
            ({ text }) => (scheduleMinutes(text ?? "") ?? Number.POSITIVE_INFINITY) <= 1440,
          ),
          or(
            isTrue(rule.at("enableContinuousBackup")),
            atLeast(rule.at("lifecycle.deleteAfter"), settings.backupRetentionDays),
          ),
          or(
            isAbsent(rule.at("lifecycle.deleteAfter")),
            atLeast(rule.at("lifecycle.deleteAfter"), settings.backupRetentionDays),
          ),
        ),
      ),
    ),
});
