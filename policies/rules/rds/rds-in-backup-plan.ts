import { inBackupPlan } from "../../matchers/backup.ts";
import { stackRule } from "../../rule.ts";

/** Automated snapshots end with the database. */
export const rdsInBackupPlan = stackRule({
  id: "rds-in-backup-plan",
  title: "Databases belong to a backup plan",
  service: "RDS",
  severity: "high",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  hitrust: ["09.l"],
  nist: ["CP-9", "CP-10", "SI-13"],
  fix: "Choose the database in a backup Selection, by ARN or tag.",
  types: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
  check: (database, context) =>
    inBackupPlan(
      context,
      database,
      (name) =>
        `arn:aws:rds:us-east-1:123456789012:${database.type.endsWith("Cluster") ? "cluster" : "db"}:${name}`,
    ),
});
