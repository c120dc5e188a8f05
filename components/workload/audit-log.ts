import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import type * as pulumi from "@pulumi/pulumi";
import type { KeyRef } from "../foundation/index.ts";
import { maskPatientData } from "../foundation/log-masking.ts";
import { recordRetentionDays } from "../foundation/record-retention.ts";
import { type Ownership, physicalName, type Region, tagsOf } from "../naming/index.ts";
import type { SchedulingService } from "../surge/index.ts";
import { serviceFacts } from "./services.ts";

/** The annotation by which the cluster's log collector knows where a pod's audit lines go. */
export const auditStreamAnnotation = "wardrail/audit-stream";

export interface AuditLogArgs {
  readonly service: SchedulingService;
  readonly region: Region;
  /** The customer key of patient data, as this region names it. */
  readonly key: KeyRef;
  readonly ownership: Ownership;
}

/**
 * Where a service's audit lines lie: who did what to whose record, for six years, out of the pod's own reach
 * (45 CFR 164.312(b), 164.316(b)(2)(i)). Such a line refers to a patient, so the group is of class `phi` whatever
 * else the service holds. Identifiers a library might print are masked, and the group outlives the stack.
 */
export function auditLog(name: string, args: AuditLogArgs, opts: pulumi.CustomResourceOptions): LogGroup {
  const { service, region, key, ownership } = args;
  const { tier } = serviceFacts[service];
  const group = new LogGroup(
    `${name}-audit-log`,
    {
      name: physicalName("log-group", [`/wardrail/${ownership.environment}/${service}/audit`]),
      region,
      kmsKeyId: key.arn,
      retentionInDays: recordRetentionDays,
      skipDestroy: true,
      tags: tagsOf(ownership, { service, dataClass: "phi", tier }),
    },
    { ...opts, protect: true, retainOnDelete: true },
  );
  maskPatientData(`${name}-audit-log-masking`, { region, logGroupName: group.name }, opts);
  return group;
}
