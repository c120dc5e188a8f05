import { type CasesByControl, five, other, put, res, UNKNOWN } from "../../cases/case.ts";

const target = (dimension: string, resourceId = "table/slots", maxCapacity = 100) =>
  res("appautoscaling/target:Target", {
    serviceNamespace: "dynamodb",
    scalableDimension: `dynamodb:${dimension}`,
    resourceId,
    minCapacity: 10,
    maxCapacity,
  });
const both = [target("table:ReadCapacityUnits"), target("table:WriteCapacityUnits")] as const;
const index = { globalSecondaryIndexes: [{ name: "by-day" }] };
const tierZero = { name: "slots", tags: { tier: "0" } };
const rpo = (minutes: number) => ({ name: "slots", tags: { "rpo-minutes": String(minutes) } });
const plan = (schedule: string) =>
  [
    res("backup/plan:Plan", { rules: [{ schedule }] }),
    res("backup/selection:Selection", { resources: ["arn:aws:dynamodb:*:*:table/slots"] }),
  ] as const;

export const cases: CasesByControl = {
  "dynamodb-autoscaling": {
    complies: [
      [{ name: "slots" }, ...both],
      [
        { name: "slots", ...index },
        ...both,
        target("index:ReadCapacityUnits", "table/slots/index/by-day"),
        target("index:WriteCapacityUnits", "table/slots/index/by-day"),
      ],
    ],
    violates: [{ name: "slots" }, [{ name: "slots" }, both[0]]],
    lookAlike: [
      [{ name: "slots", ...index }, ...both],
      [{ name: "offers" }, ...both],
    ],
    notApplicable: [{ name: "slots", billingMode: "PAY_PER_REQUEST" }],
    unknown: [{ name: "slots", billingMode: UNKNOWN }],
  },
  "dynamodb-in-backup-plan": {
    complies: [[{ name: "slots" }, ...plan("cron(0 5 * * ? *)")]],
    violates: [{ name: "slots" }],
    lookAlike: [[{ name: "offers" }, ...plan("cron(0 5 * * ? *)")]],
    notApplicable: [other],
    unknown: [[{ name: "slots" }, res("backup/selection:Selection", { resources: UNKNOWN })]],
  },
  "dynamodb-pitr": five(
    { pointInTimeRecovery: { enabled: true } },
    {},
    { pointInTimeRecovery: { recoveryPeriodInDays: 35 } },
    "pointInTimeRecovery.enabled",
  ),
  "dynamodb-cmk": five(
    { serverSideEncryption: { enabled: true, kmsKeyArn: "arn" } },
    {},
    { serverSideEncryption: { enabled: false, kmsKeyArn: "arn" } },
    "serverSideEncryption.kmsKeyArn",
  ),
  "dynamodb-deletion-protection": {
    ...five(
      { deletionProtectionEnabled: true },
      {},
      { deletionProtectionEnabled: false },
      "deletionProtectionEnabled",
    ),
    complies: [{ deletionProtectionEnabled: true }, res("dynamodb/table:Table", {}, { protect: true })],
  },
  "dax-encrypted": five(
    { serverSideEncryption: { enabled: true } },
    {},
    { serverSideEncryption: {} },
    "serverSideEncryption.enabled",
  ),
  "dynamodb-throughput-headroom": five(
    { serviceNamespace: "dynamodb", minCapacity: 10, maxCapacity: 100 },
    { serviceNamespace: "dynamodb", minCapacity: 10, maxCapacity: 10 },
    { scalableDimension: "dynamodb:table:ReadCapacityUnits", minCapacity: 10, maxCapacity: 19 },
    "maxCapacity",
    { serviceNamespace: "ecs" },
  ),
  "dr-replica-tier0": {
    complies: [
      { ...tierZero, replicas: [{ regionName: "us-west-2" }] },
      [
        tierZero,
        res(
          "dynamodb/tableReplica:TableReplica",
          { globalTableArn: UNKNOWN },
          { from: { globalTableArn: ["subject"] } },
        ),
      ],
      res("rds/cluster:Cluster", { tags: { tier: "0" }, globalClusterIdentifier: "g" }),
    ],
    violates: [tierZero],
    lookAlike: [
      { ...tierZero, replicas: [] },
      [
        res("s3/bucket:Bucket", { bucket: "b", tags: { tier: "0" } }),
        res("s3/bucketReplicationConfig:BucketReplicationConfig", {
          bucket: "b",
          rules: [{ status: "Disabled", destination: { bucket: "c" } }],
        }),
      ],
    ],
    notApplicable: [{ name: "slots" }],
    unknown: [{ ...tierZero, replicas: UNKNOWN }],
  },
  "dr-rpo-satisfied": {
    complies: [{ ...rpo(5), pointInTimeRecovery: { enabled: true } }, [rpo(60), ...plan("rate(1 hour)")]],
    violates: [rpo(5)],
    lookAlike: [
      [rpo(60), ...plan("cron(0 5 * * ? *)")],
      [rpo(5), ...plan("rate(5 minutes)")],
    ],
    notApplicable: [{ name: "slots" }],
    unknown: [put(rpo(5), "pointInTimeRecovery", { enabled: UNKNOWN })],
  },
  "surge-dynamodb-capacity": {
    complies: [
      { ...tierZero, billingMode: "PAY_PER_REQUEST", warmThroughput: { readUnitsPerSecond: 12000 } },
      [{ name: "slots", readCapacity: 2, writeCapacity: 2, tags: { "surge-multiplier": "50" } }, ...both],
    ],
    violates: [tierZero],
    lookAlike: [
      { ...tierZero, billingMode: "PAY_PER_REQUEST", onDemandThroughput: { maxReadRequestUnits: 10 } },
      [{ name: "slots", readCapacity: 3, writeCapacity: 2, tags: { "surge-multiplier": "50" } }, ...both],
    ],
    notApplicable: [{ name: "slots" }],
    unknown: [{ ...tierZero, billingMode: UNKNOWN }],
  },
  "region-replication-us-only": {
    complies: [
      { replicas: [{ regionName: "us-west-2" }] },
      res("backup/plan:Plan", {
        rules: [{ copyActions: [{ destinationVaultArn: "arn:aws:backup:us-west-2:1:backup-vault:v" }] }],
      }),
    ],
    violates: [{ replicas: [{ regionName: "eu-west-1" }] }],
    lookAlike: [
      { replicas: [{ regionName: "us-west-2" }, { regionName: "ca-central-1" }] },
      res("backup/plan:Plan", {
        rules: [
          { copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-west-1:1:backup-vault:us-west-2" }] },
        ],
      }),
      res("kms/replicaKey:ReplicaKey", { region: "eu-west-1" }),
    ],
    notApplicable: [{}],
    unknown: [{ replicas: [{ regionName: UNKNOWN }] }],
  },
};
