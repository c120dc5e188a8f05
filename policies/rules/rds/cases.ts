import { type CasesByControl, five, other, res, UNKNOWN } from "../../cases/case.ts";

const cluster = (properties = {}) =>
  res("rds/cluster:Cluster", { clusterIdentifier: "booking", ...properties });
const member = (availabilityZone?: string) =>
  res("rds/clusterInstance:ClusterInstance", {
    clusterIdentifier: "booking",
    ...(availabilityZone === undefined ? {} : { availabilityZone }),
  });
const group = (family: string, name: string, value: string) => ({
  family,
  parameters: [
    { name: "other", value: "1" },
    { name, value },
  ],
});
const user = res(
  "lambda/function:Function",
  { environment: UNKNOWN },
  { from: { environment: ["subject"] } },
);
const proxy = res("rds/proxyTarget:ProxyTarget", { dbClusterIdentifier: "booking" });
const scaling = (maxCapacity: number) => ({
  serverlessv2ScalingConfiguration: { minCapacity: 1, maxCapacity },
});

export const cases: CasesByControl = {
  "rds-auto-minor-upgrade": {
    ...five(
      { autoMinorVersionUpgrade: true },
      { autoMinorVersionUpgrade: false },
      { autoMinorVersionUpgrade: "false" },
      "autoMinorVersionUpgrade",
    ),
    complies: [{}, { autoMinorVersionUpgrade: true }],
  },
  "rds-enhanced-monitoring": five(
    { monitoringInterval: 60 },
    {},
    { monitoringInterval: 0, monitoringRoleArn: "r" },
    "monitoringInterval",
  ),
  "rds-in-backup-plan": {
    complies: [
      [{ identifier: "db" }, res("backup/selection:Selection", { resources: ["arn:aws:rds:*:*:db:*"] })],
    ],
    violates: [{ identifier: "db" }],
    lookAlike: [
      [{ identifier: "db" }, res("backup/selection:Selection", { resources: ["arn:aws:rds:*:*:cluster:*"] })],
    ],
    notApplicable: [other],
    unknown: [[{ identifier: "db" }, res("backup/selection:Selection", { resources: [UNKNOWN] })]],
  },
  "rds-backup-retention": {
    ...five({ backupRetentionPeriod: 35 }, { backupRetentionPeriod: 0 }, {}, "backupRetentionPeriod"),
    complies: [{ backupRetentionPeriod: 1 }, cluster()],
    lookAlike: [{}, cluster({ backupRetentionPeriod: 0 })],
  },
  "rds-deletion-protection": five(
    { deletionProtection: true },
    {},
    { deletionProtection: false },
    "deletionProtection",
  ),
  "rds-multi-az": {
    complies: [
      { multiAz: true },
      [cluster(), member(), member()],
      [cluster(), member("us-east-1a"), member("us-east-1b")],
      cluster({ availabilityZones: ["us-east-1a", "us-east-1b"] }),
    ],
    violates: [{}, cluster()],
    lookAlike: [
      { multiAz: false, availabilityZone: "us-east-1a" },
      [cluster(), member("us-east-1a"), member("us-east-1a")],
      [cluster(), member()],
    ],
    notApplicable: [other],
    unknown: [{ multiAz: UNKNOWN }, cluster({ availabilityZones: UNKNOWN })],
  },
  "rds-not-public": {
    ...five(
      { publiclyAccessible: false },
      { publiclyAccessible: true },
      { publiclyAccessible: "true" },
      "publiclyAccessible",
    ),
    complies: [{}, { publiclyAccessible: false }],
  },
  "rds-log-exports": {
    ...five(
      { engine: "postgres", enabledCloudwatchLogsExports: ["postgresql", "upgrade"] },
      { engine: "mysql" },
      { engine: "postgres", enabledCloudwatchLogsExports: ["postgresql"] },
      "enabledCloudwatchLogsExports",
    ),
    complies: [
      { engine: "postgres", enabledCloudwatchLogsExports: ["upgrade", "postgresql"] },
      cluster({ engine: "aurora-postgresql", enabledCloudwatchLogsExports: ["postgresql"] }),
    ],
  },
  "rds-encrypted": five({ storageEncrypted: true }, {}, { kmsKeyId: "k" }, "storageEncrypted"),
  "rds-snapshot-private": {
    ...five(
      { sharedAccounts: ["111122223333"] },
      { sharedAccounts: ["all"] },
      { sharedAccounts: ["111122223333", "all"] },
      "sharedAccounts",
    ),
    lookAlike: [
      { sharedAccounts: ["111122223333", "all"] },
      res("rds/snapshotCopy:SnapshotCopy", { sharedAccounts: [] }),
    ],
  },
  "rds-force-tls": {
    ...five(
      group("postgres16", "rds.force_ssl", "1"),
      { family: "postgres16" },
      group("postgres16", "rds.force_ssl", "0"),
      "parameters",
      group("oracle-ee-19", "x", "1"),
    ),
    lookAlike: [
      group("postgres16", "rds.force_ssl", "0"),
      group("mysql8.0", "rds.force_ssl", "1"),
      res(
        "rds/clusterParameterGroup:ClusterParameterGroup",
        group("aurora-mysql8.0", "require_secure_transport", "OFF"),
      ),
    ],
  },
  "surge-rds-proxy": {
    complies: [[cluster(scaling(200)), user, proxy]],
    violates: [[cluster(), user]],
    lookAlike: [[cluster(scaling(4)), user, proxy]],
    notApplicable: [cluster()],
    unknown: [
      [cluster({ serverlessv2ScalingConfiguration: { minCapacity: 1, maxCapacity: UNKNOWN } }), user, proxy],
    ],
  },
};
