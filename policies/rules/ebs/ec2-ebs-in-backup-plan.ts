import { inBackupPlan } from "../../matchers/backup.ts";
import { stackRule } from "../../rule.ts";

/** A volume that no plan chooses has no copy. */
export const ec2EbsInBackupPlan = stackRule({
  id: "ec2-ebs-in-backup-plan",
  title: "EBS volumes belong to a backup plan",
  service: "EBS",
  severity: "high",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  hitrust: ["09.l"],
  nist: ["CP-9", "CP-10", "SI-13"],
  fix: "Choose the volume in a backup Selection, by ARN or tag.",
  types: ["aws:ebs/volume:Volume"],
  check: (volume, context) =>
    inBackupPlan(context, volume, (id) => `arn:aws:ec2:us-east-1:123456789012:volume/${id}`),
});
