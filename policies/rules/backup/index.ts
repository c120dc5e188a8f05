import type { Rule } from "../../rule.ts";
import { backupCrossRegionCopy } from "./backup-cross-region-copy.ts";
import { backupPlanFrequency } from "./backup-plan-frequency.ts";
import { backupRestoreTested } from "./backup-restore-tested.ts";
import { backupRetentionRecords } from "./backup-retention-records.ts";
import { backupVaultEncrypted } from "./backup-vault-encrypted.ts";
import { backupVaultLock } from "./backup-vault-lock.ts";

export const backupRules: readonly Rule[] = [
  backupCrossRegionCopy,
  backupPlanFrequency,
  backupRestoreTested,
  backupRetentionRecords,
  backupVaultEncrypted,
  backupVaultLock,
];
