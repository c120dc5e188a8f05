/**
 * What the managed stores can do at most, and what they can do without being asked. `hard` limits cannot be raised;
 * `quota` limits are raised by a request to AWS and then declared in the settings.
 */
export const auroraLimits = {
  /** Largest Aurora Serverless v2 instance (Aurora user guide, "Aurora Serverless v2 capacity"). Hard. */
  acuPerInstance: 256,
  /** Serverless v2 capacity moves in steps of half an ACU. */
  acuStep: 0.5,
  /** Readers one cluster can have (Aurora user guide, "Quotas and constraints"). Hard. */
  readersPerCluster: 15,
  /** Least capacity AWS advises for members of a global database, below which replication lags. */
  acuForReplication: 8,
  /** Smallest value `rds.global_db_rpo` takes, in seconds. */
  recoveryPointSeconds: 20,
} as const;

export const dynamoLimits = {
  /** What an on-demand table serves at once when it was never warmed (DynamoDB guide, "On-demand capacity mode"). */
  unwarmed: { readUnitsPerSecond: 12_000, writeUnitsPerSecond: 4_000 },
  /** What one partition key value serves per second, adaptive capacity included. Hard. */
  perPartition: { readUnitsPerSecond: 3_000, writeUnitsPerSecond: 1_000 },
  /** Default quota per table and region, in either unit; a request to AWS raises it. */
  tableQuota: { readUnitsPerSecond: 40_000, writeUnitsPerSecond: 40_000 },
} as const;

/** Longest DynamoDB and Aurora keep the log that point-in-time recovery needs. */
export const pointInTimeRecoveryDays = 35;

/** Database Insights in advanced mode wants exactly this history: 15 months. */
export const insightsRetentionDays = 465;
