export { AuditAlarms, type AuditAlarmsArgs } from "./audit-alarms.ts";
export { type AuditKeyFacts, auditKeyGrants } from "./audit-key-grants.ts";
export { trailArn } from "./audit-names.ts";
export { AuditTrail, type AuditTrailArgs, type OrganizationRef, type RegionalKey } from "./audit-trail.ts";
export { DeployIdentity, type DeployIdentityArgs, githubEnvironment } from "./deploy-identity.ts";
export { type DeployLane, type DeployPurpose, deployLanes, deployPurposes } from "./deploy-lanes.ts";
export type { StateStore } from "./deploy-policies.ts";
export { FindingAlerts, type FindingAlertsArgs } from "./finding-alerts.ts";
export { type KeyPolicyFacts, keyPolicy, servicesUsingKeys } from "./key-policy.ts";
export { workloadBoundaryArn } from "./permission-boundaries.ts";
export { type KeyRef, PhiKey, type PhiKeyArgs } from "./phi-key.ts";
export { Posture, type PostureArgs } from "./posture.ts";
export { RecordBucket, type RecordBucketArgs, type RecordEncryption } from "./record-bucket.ts";
export {
  type CloudWatchRetentionDays,
  cloudWatchRetentionDays,
  isCloudWatchRetention,
  recordRetentionDays,
} from "./record-retention.ts";
