import { type DataClass, recoveryGoals } from "../naming/index.ts";
import { type BackupRetention, vaultLock } from "./backup-plan.ts";

/** Frameworks and restore tests take letters, digits and `_` only. All words are short and from closed lists. */
export const auditName = (words: readonly string[]): string => words.join("_");

/** A control of AWS Backup Audit Manager, in the shape of `aws.backup.Framework.controls`. */
export interface AuditControl {
  readonly name: string;
  readonly inputParameters?: { readonly name: string; readonly value: string }[];
  readonly scope?: { readonly tags: Record<string, string> };
}

/**
 * What AWS itself checks every day about the backups of a data class, and reports as evidence (45 CFR 164.308(a)(8)).
 * Names and parameters are those of the AWS Backup guide, "Audit frameworks".
 */
export function auditControls(dataClass: DataClass, retention: BackupRetention): AuditControl[] {
  const scope = { tags: { "wardrail:data-class": dataClass } };
  const shortest = String(Math.min(retention.localDays, retention.otherRegionDays, retention.airGappedDays));
  const minimum = String(vaultLock.minRetentionDays);
  const parameters = (values: Record<string, string>) =>
    Object.entries(values).map(([name, value]) => ({ name, value }));
  return [
    { name: "BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN", scope },
    { name: "BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION", scope },
    {
      name: "BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK",
      scope,
      inputParameters: parameters({
        minRetentionDays: minimum,
        maxRetentionDays: String(vaultLock.maxRetentionDays),
      }),
    },
    {
      name: "BACKUP_LAST_RECOVERY_POINT_CREATED",
      scope,
      inputParameters: parameters({ recoveryPointAgeUnit: "days", recoveryPointAgeValue: "1" }),
    },
    {
      name: "BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK",
      inputParameters: parameters({
        requiredFrequencyUnit: "days",
        requiredFrequencyValue: "1",
        requiredRetentionDays: minimum,
      }),
    },
    {
      name: "BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK",
      inputParameters: parameters({ requiredRetentionDays: shortest }),
    },
    { name: "BACKUP_RECOVERY_POINT_ENCRYPTED" },
    { name: "BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED" },
    {
      name: "RESTORE_TIME_FOR_RESOURCES_MEET_TARGET",
      scope,
      inputParameters: parameters({ maxRestoreTime: String(restoreGoalMinutes) }),
    },
  ];
}

/** A restore is the answer when both regions' copies are wrong; tier 1's goal is what it is held against. */
const restoreGoalMinutes = recoveryGoals[1].rtoMinutes;
