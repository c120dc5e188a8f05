import { type CasesByControl, five } from "../../cases/case.ts";

export const cases: CasesByControl = {
  "elasticache-redis-backup": five(
    { engine: "redis", snapshotRetentionLimit: 15 },
    { engine: "redis" },
    { engine: "valkey", snapshotRetentionLimit: 14 },
    "snapshotRetentionLimit",
    { engine: "memcached" },
  ),
  "elasticache-encrypted": five(
    { atRestEncryptionEnabled: true, transitEncryptionEnabled: true },
    {},
    { atRestEncryptionEnabled: true, transitEncryptionEnabled: true, transitEncryptionMode: "preferred" },
    "transitEncryptionEnabled",
  ),
};
