import { resourceRule } from "../../rule.ts";
import { and, or, truth } from "../../truth.ts";
import { atLeast, that } from "../../view.ts";

/** The default is 0 for an instance and 1 for a cluster. */
export const rdsBackupRetention = resourceRule({
  id: "rds-backup-retention",
  title: "Databases keep automatic backups",
  service: "RDS",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  hitrust: ["09.l"],
  nist: ["CP-9", "CP-10", "SI-13"],
  fix: "Set backupRetentionPeriod to at least 1 day.",
  types: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
  check: (database) => {
    const days = database.at("backupRetentionPeriod");
    return or(
      atLeast(days, 1),
      and(
        truth(database.type === "aws:rds/cluster:Cluster", days.path),
        that(days, ({ value }) => value === undefined || value === null),
      ),
    );
  },
});
