import type { Audited } from "../../audited.ts";
import { STACK } from "../../matchers/baseline.ts";
import { scheduleMinutes } from "../../matchers/schedule.ts";
import { isProduction, isTierZero } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { and, because, no, or, when } from "../../truth.ts";
import { that } from "../../view.ts";

/** The plan is judged, and a production stack with tier-0 data is asked for one. */
export const backupRestoreTested = stackRule({
  id: "backup-restore-tested",
  title: "Restores are tested",
  service: "Backup",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(B)", "164.308(a)(7)(ii)(C)", "164.312(a)(2)(ii)"],
  hitrust: ["09.l", "12.c"],
  nist: ["CP-6", "CP-7", "CP-10"],
  fix: "Add a RestoreTestingPlan that runs at least monthly, and a selection for it.",
  types: ["aws:backup/restoreTestingPlan:RestoreTestingPlan", "pulumi:pulumi:Stack"],
  check: (subject, { estate }) => {
    const monthly = (plan: Audited) =>
      and(
        that(
          plan.at("scheduleExpression"),
          ({ text }) => (scheduleMinutes(text ?? "") ?? Number.POSITIVE_INFINITY) <= 31 * 1440,
        ),
        because(
          "no RestoreTestingSelection names this plan",
          estate.some(
            "aws:backup/restoreTestingSelection:RestoreTestingSelection",
            "restoreTestingPlanName",
            plan,
          ),
        ),
      );
    if (subject.type !== STACK) return monthly(subject);
    const stores = estate.ofType(
      "aws:dynamodb/table:Table",
      "aws:rds/cluster:Cluster",
      "aws:rds/instance:Instance",
      "aws:s3/bucket:Bucket",
      "aws:efs/fileSystem:FileSystem",
    );
    return when(
      and(isProduction(subject), or(...stores.map(isTierZero), no)),
      "no production tier-0 data in this stack",
      () =>
        because(
          "no RestoreTestingPlan",
          or(...estate.ofType("aws:backup/restoreTestingPlan:RestoreTestingPlan").map(monthly), no),
        ),
    );
  },
});
