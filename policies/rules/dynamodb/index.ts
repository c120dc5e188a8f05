import type { Rule } from "../../rule.ts";
import { daxEncrypted } from "./dax-encrypted.ts";
import { drReplicaTier0 } from "./dr-replica-tier0.ts";
import { drRpoSatisfied } from "./dr-rpo-satisfied.ts";
import { dynamodbAutoscaling } from "./dynamodb-autoscaling.ts";
import { dynamodbCmk } from "./dynamodb-cmk.ts";
import { dynamodbDeletionProtection } from "./dynamodb-deletion-protection.ts";
import { dynamodbInBackupPlan } from "./dynamodb-in-backup-plan.ts";
import { dynamodbPitr } from "./dynamodb-pitr.ts";
import { dynamodbThroughputHeadroom } from "./dynamodb-throughput-headroom.ts";
import { regionReplicationUsOnly } from "./region-replication-us-only.ts";
import { surgeDynamodbCapacity } from "./surge-dynamodb-capacity.ts";

export const dynamodbRules: readonly Rule[] = [
  daxEncrypted,
  drReplicaTier0,
  drRpoSatisfied,
  dynamodbAutoscaling,
  dynamodbCmk,
  dynamodbDeletionProtection,
  dynamodbInBackupPlan,
  dynamodbPitr,
  dynamodbThroughputHeadroom,
  regionReplicationUsOnly,
  surgeDynamodbCapacity,
];
