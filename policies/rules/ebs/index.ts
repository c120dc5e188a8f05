import type { Rule } from "../../rule.ts";
import { ebsDefaultEncryption } from "./ebs-default-encryption.ts";
import { ebsSnapshotNotPublic } from "./ebs-snapshot-not-public.ts";
import { ebsVolumeEncrypted } from "./ebs-volume-encrypted.ts";
import { ec2EbsInBackupPlan } from "./ec2-ebs-in-backup-plan.ts";

export const ebsRules: readonly Rule[] = [
  ebsDefaultEncryption,
  ebsSnapshotNotPublic,
  ebsVolumeEncrypted,
  ec2EbsInBackupPlan,
];
