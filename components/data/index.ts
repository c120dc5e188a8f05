export {
  type BackupRetention,
  type BackupRule,
  backupRules,
  retentionProblems,
  standardRetention,
  vaultLock,
} from "./backup-plan.ts";
export { BackupVault, type BackupVaultArgs, type VaultArns } from "./backup-vault.ts";
export { BookingDatabase, type BookingDatabaseArgs, type DatabaseEndpoints } from "./booking-database.ts";
export type { InBothRegions } from "./both-regions.ts";
export {
  type DatabaseCapacity,
  type DatabaseCapacityInputs,
  databaseCapacityOf,
  databaseWork,
} from "./database-capacity.ts";
export { databaseParameters, type RecoveryPoint, tierZeroRecoveryPoint } from "./database-parameters.ts";
export { connectStatement, databaseUsers } from "./database-proxy.ts";
export type { DatabaseNetwork, IsolatedSubnet, RegionalDatabase } from "./database-region.ts";
export * from "./item-keys.ts";
export type { LimitBreach, Planned } from "./planned.ts";
export { ReplicatedTable, type ReplicatedTableArgs } from "./replicated-table.ts";
export type { RestorePlace } from "./restore-tests.ts";
export { longestRotationDays, RotatedSecret, type RotatedSecretArgs } from "./rotated-secret.ts";
export { auroraLimits, dynamoLimits } from "./service-limits.ts";
export {
  partitionsFor,
  type TableCapacity,
  type TableCapacityInputs,
  type TableName,
  type Throughput,
  tableCapacityOf,
  tableNames,
  tableWork,
} from "./table-capacity.ts";
export { attributesOf, type IndexSchema, type KeyAttribute, type TableSchema } from "./table-schema.ts";
export { tables } from "./tables.ts";
