export { type KeyPolicyFacts, keyPolicy, servicesUsingKeys } from "./key-policy.ts";
export { type KeyRef, PhiKey, type PhiKeyArgs } from "./phi-key.ts";
export {
  type CloudWatchRetentionDays,
  cloudWatchRetentionDays,
  isCloudWatchRetention,
  recordRetentionDays,
} from "./record-retention.ts";
