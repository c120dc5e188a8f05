export { type AuditLogArgs, auditStreamAnnotation } from "./audit-log.ts";
export { autoscalingOf, requestRateMetric } from "./autoscaling.ts";
export {
  type CapacityInputs,
  capacityOf,
  podCapacity,
  type ServiceCapacity,
  scaleOutTimings,
} from "./capacity.ts";
export { type NetworkRule, networkRulesOf } from "./network-rules.ts";
export { PriorityClasses } from "./priority-classes.ts";
export { quotaOf } from "./quota.ts";
export { ServiceWorkload, type ServiceWorkloadArgs } from "./service-workload.ts";
export {
  callersOf,
  type PriorityClassName,
  priorityClasses,
  type ServiceFacts,
  serviceFacts,
} from "./services.ts";
