import { inBackupPlan } from "../../matchers/backup.ts";
import { stackRule } from "../../rule.ts";
import { or } from "../../truth.ts";
import { is } from "../../view.ts";

/** Either one keeps copies. */
export const efsInBackupPlan = stackRule({
  id: "efs-in-backup-plan",
  title: "File systems belong to a backup plan",
  service: "EFS",
  severity: "high",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  hitrust: ["09.l"],
  nist: ["CP-9", "CP-10", "SI-13"],
  fix: "Add an aws.efs.BackupPolicy with status ENABLED, or choose the file system in a backup Selection.",
  types: ["aws:efs/fileSystem:FileSystem"],
  check: (files, context) =>
    or(
      context.estate.some("aws:efs/backupPolicy:BackupPolicy", "fileSystemId", files, (policy) =>
        is(policy.at("backupPolicy.status"), "ENABLED"),
      ),
      inBackupPlan(
        context,
        files,
        (id) => `arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/${id}`,
      ),
    ),
});
