import { type CasesByControl, five, other, res, UNKNOWN } from "../../cases/case.ts";

const cluster = { clusterIdentifier: "c" };
const tls = (value: string) =>
  res("redshift/parameterGroup:ParameterGroup", { name: "pg", parameters: [{ name: "require_ssl", value }] });

export const cases: CasesByControl = {
  "redshift-backup": {
    ...five(
      { automatedSnapshotRetentionPeriod: 7 },
      { automatedSnapshotRetentionPeriod: 0 },
      { automatedSnapshotRetentionPeriod: 36 },
      "automatedSnapshotRetentionPeriod",
    ),
    complies: [{}, { automatedSnapshotRetentionPeriod: 35 }],
  },
  "redshift-encrypted-and-logged": {
    complies: [[cluster, res("redshift/logging:Logging", { clusterIdentifier: "c" })]],
    violates: [cluster],
    lookAlike: [
      [{ ...cluster, encrypted: "false" }, res("redshift/logging:Logging", { clusterIdentifier: "c" })],
      [cluster, res("redshift/logging:Logging", { clusterIdentifier: "d" })],
    ],
    notApplicable: [other],
    unknown: [[cluster, res("redshift/logging:Logging", { clusterIdentifier: UNKNOWN })]],
  },
  "redshift-maintenance": {
    ...five(
      { preferredMaintenanceWindow: "sun:05:00-sun:06:00" },
      {},
      { preferredMaintenanceWindow: "sun:05:00-sun:06:00", allowVersionUpgrade: false },
      "preferredMaintenanceWindow",
    ),
    lookAlike: [
      { preferredMaintenanceWindow: "sun:05:00-sun:06:00", allowVersionUpgrade: false },
      { preferredMaintenanceWindow: "sun:05:00-sun:06:00", automatedSnapshotRetentionPeriod: 0 },
    ],
  },
  "redshift-not-public": five(
    { publiclyAccessible: false },
    { publiclyAccessible: true },
    { publiclyAccessible: "true" },
    "publiclyAccessible",
  ),
  "redshift-vpc-routing": five(
    { enhancedVpcRouting: true },
    {},
    { enhancedVpcRouting: false },
    "enhancedVpcRouting",
  ),
  "redshift-require-tls": {
    complies: [[{ clusterParameterGroupName: "pg" }, tls("true")]],
    violates: [{}],
    lookAlike: [
      [{ clusterParameterGroupName: "pg" }, tls("false")],
      { clusterParameterGroupName: "default.redshift-1.0" },
    ],
    notApplicable: [other],
    unknown: [{ clusterParameterGroupName: "elsewhere" }],
  },
};
