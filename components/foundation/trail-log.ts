import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Policy } from "@pulumi/aws/iam/policy.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import type * as pulumi from "@pulumi/pulumi";
import { arnOf, identityPolicy, physicalName, serviceTrust } from "../naming/index.ts";
import { type AuditPlace, trailLogGroupName } from "./audit-names.ts";
import type { KeyRef } from "./phi-key.ts";
import { recordRetentionDays } from "./record-retention.ts";

export interface TrailLogArgs extends AuditPlace {
  readonly key: KeyRef;
  readonly organizationId: string;
  readonly managementAccountId: string;
  readonly trailArn: string;
  readonly tags: Record<string, string>;
}

/** Where the trail can be searched and alarms read it: an encrypted log group, and the role CloudTrail writes with. */
export function trailLog(
  name: string,
  args: TrailLogArgs,
  opts: pulumi.CustomResourceOptions,
): { readonly logGroup: LogGroup; readonly role: Role; readonly permission: RolePolicyAttachment } {
  const { environment, region, tags } = args;
  const logGroup = new LogGroup(
    `${name}-log`,
    {
      name: trailLogGroupName(environment),
      region,
      kmsKeyId: args.key.arn,
      retentionInDays: recordRetentionDays,
      skipDestroy: true,
      deletionProtectionEnabled: true,
      tags,
    },
    { ...opts, protect: true, retainOnDelete: true },
  );
  const words = ["wardrail", environment, "audit-trail-log"];
  const role = new Role(
    `${name}-log-role`,
    {
      name: physicalName("role", words),
      description: "CloudTrail writes the trail's events to its log group, and nothing else",
      assumeRolePolicy: serviceTrust({
        service: "cloudtrail.amazonaws.com",
        accountId: args.managementAccountId,
        sourceArns: [args.trailArn],
      }),
      tags,
    },
    opts,
  );
  const policy = new Policy(
    `${name}-log-policy`,
    { name: physicalName("iam-policy", words), policy: trailLogPolicy(args), tags },
    opts,
  );
  const permission = new RolePolicyAttachment(
    `${name}-log-attachment`,
    { role: role.name, policyArn: policy.arn },
    opts,
  );
  return { logGroup, role, permission };
}

/** CloudTrail names its streams after the organisation, or the account, whose events they hold. */
export function trailLogPolicy(
  facts: AuditPlace & { readonly organizationId: string; readonly managementAccountId: string },
): string {
  const { environment, region, accountId, organizationId, managementAccountId } = facts;
  const group = `log-group:${trailLogGroupName(environment)}`;
  const stream = (name: string) =>
    arnOf({ service: "logs", region, accountId, resource: `${group}:log-stream:${name}` });
  return identityPolicy([
    {
      effect: "Allow",
      sid: "WriteTrailEvents",
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [stream(`${managementAccountId}_CloudTrail_${region}*`), stream(`${organizationId}_*`)],
    },
  ]);
}
