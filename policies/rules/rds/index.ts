import type { Rule } from "../../rule.ts";
import { rdsAutoMinorUpgrade } from "./rds-auto-minor-upgrade.ts";
import { rdsBackupRetention } from "./rds-backup-retention.ts";
import { rdsDeletionProtection } from "./rds-deletion-protection.ts";
import { rdsEncrypted } from "./rds-encrypted.ts";
import { rdsEnhancedMonitoring } from "./rds-enhanced-monitoring.ts";
import { rdsForceTls } from "./rds-force-tls.ts";
import { rdsInBackupPlan } from "./rds-in-backup-plan.ts";
import { rdsLogExports } from "./rds-log-exports.ts";
import { rdsMultiAz } from "./rds-multi-az.ts";
import { rdsNotPublic } from "./rds-not-public.ts";
import { rdsSnapshotPrivate } from "./rds-snapshot-private.ts";
import { surgeRdsProxy } from "./surge-rds-proxy.ts";

export const rdsRules: readonly Rule[] = [
  rdsAutoMinorUpgrade,
  rdsBackupRetention,
  rdsDeletionProtection,
  rdsEncrypted,
  rdsEnhancedMonitoring,
  rdsForceTls,
  rdsInBackupPlan,
  rdsLogExports,
  rdsMultiAz,
  rdsNotPublic,
  rdsSnapshotPrivate,
  surgeRdsProxy,
];
