import { assumed } from "../surge/sourced.ts";
import { pointInTimeRecoveryDays } from "./service-limits.ts";

/**
 * What the lock of every vault admits, in days. Nobody can shorten or lift it once three days have passed: 35 days is
 * more than an intruder needs patience for, 2,557 is seven years, the longest record retention we are asked for.
 */
export const vaultLock = { changeableForDays: 3, minRetentionDays: 35, maxRetentionDays: 2557 } as const;

/** How long recovery points are kept, in days, per place. */
export interface BackupRetention {
  /** In the vault of the data's own region; also the reach of its point-in-time recovery. */
  readonly localDays: number;
  /** In the other region's vault. */
  readonly otherRegionDays: number;
  /** In the air-gapped vault, the last resort after an intrusion nobody noticed for weeks. */
  readonly airGappedDays: number;
}

export const standardRetention = assumed<BackupRetention>(
  { localDays: pointInTimeRecoveryDays, otherRegionDays: pointInTimeRecoveryDays, airGappedDays: 90 },
  "local and remote as long as point-in-time recovery reaches; three months where an intruder cannot reach",
);

/** AWS Backup keeps the log for point-in-time recovery this long at most (AWS Backup guide, continuous backups). */
const longestContinuousDays = 35;

/** When to start, in UTC: past midnight in every United States time zone, before the morning's bookings. */
const dailySchedule = "cron(0 9 * * ? *)";
/** The first of each month, after that night's backup has finished. */
export const restoreTestSchedule = "cron(0 15 1 * ? *)";
/** A restore test may use any recovery point of this many days. */
export const restoreTestWindowDays = 7;

/** Days that no vault would accept, by the place they are for; the vault's lock refuses them at the first backup. */
export function retentionProblems(
  retention: BackupRetention,
): readonly { readonly place: keyof BackupRetention; readonly days: number; readonly wanted: string }[] {
  const { minRetentionDays, maxRetentionDays } = vaultLock;
  const places = ["localDays", "otherRegionDays", "airGappedDays"] as const;
  return places
    .map((place) => ({
      place,
      days: retention[place],
      wanted: `a whole number of days from ${minRetentionDays} to ${maxRetentionDays}, which the vault's lock admits`,
    }))
    .filter(({ days }) => !Number.isInteger(days) || days < minRetentionDays || days > maxRetentionDays);
}

/** One rule of a plan, in AWS Backup's terms except for the vaults' names. */
export interface BackupRule {
  readonly ruleName: string;
  readonly schedule: string;
  readonly enableContinuousBackup: boolean;
  readonly startWindow: number;
  readonly completionWindow: number;
  readonly lifecycle: { readonly deleteAfter: number };
  readonly copies: readonly { readonly to: "other-region" | "air-gapped"; readonly deleteAfter: number }[];
}

/**
 * The rules of one region's plan, all daily. Recovery points go to the region's own vault and are copied to the other
 * region and to the air-gapped vault of the same region (AWS copies no Aurora backup across regions into one).
 * `continuous` also keeps the log for point-in-time recovery where it cannot be deleted; for the region of the writer
 * only, and in a rule of its own when recovery points are to stay longer than the log may.
 */
export function backupRules(
  retention: BackupRetention,
  { continuous }: { readonly continuous: boolean },
): readonly BackupRule[] {
  const split = continuous && retention.localDays > longestContinuousDays;
  const minutes = { startWindow: 60, completionWindow: 6 * 60 };
  const daily: BackupRule = {
    ruleName: "daily",
    schedule: dailySchedule,
    ...minutes,
    enableContinuousBackup: continuous && !split,
    lifecycle: { deleteAfter: retention.localDays },
    copies: [
      { to: "other-region", deleteAfter: retention.otherRegionDays },
      { to: "air-gapped", deleteAfter: retention.airGappedDays },
    ],
  };
  if (!split) return [daily];
  const log: BackupRule = {
    ...daily,
    ruleName: "continuous",
    enableContinuousBackup: true,
    lifecycle: { deleteAfter: longestContinuousDays },
    copies: [],
  };
  return [daily, log];
}
