import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { FlowLog } from "@pulumi/aws/ec2/flowLog.js";
import { Policy } from "@pulumi/aws/iam/policy.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import type * as pulumi from "@pulumi/pulumi";
import { type CloudWatchRetentionDays, type KeyRef, workloadBoundaryArn } from "../foundation/index.ts";
import {
  arnOf,
  type Environment,
  identityPolicy,
  physicalName,
  type Region,
  serviceTrust,
  shortNameOf,
} from "../naming/index.ts";

/**
 * What a record says: the default fields, and those that tell a reviewer the zone, the direction, the way out of the
 * VPC and the true end points behind a NAT gateway (VPC user guide, flow log records, versions 2 to 5).
 */
export const flowLogFields = [
  "version",
  "account-id",
  "vpc-id",
  "subnet-id",
  "az-id",
  "interface-id",
  "start",
  "end",
  "srcaddr",
  "dstaddr",
  "srcport",
  "dstport",
  "pkt-srcaddr",
  "pkt-dstaddr",
  "protocol",
  "tcp-flags",
  "packets",
  "bytes",
  "flow-direction",
  "traffic-path",
  "action",
  "log-status",
] as const;

export interface FlowLogFacts {
  readonly region: Region;
  readonly accountId: string;
  readonly environment: Environment;
}

export interface VpcFlowLogArgs extends FlowLogFacts {
  readonly vpcId: pulumi.Input<string>;
  readonly key: KeyRef;
  readonly retentionDays: CloudWatchRetentionDays;
  readonly tags: Record<string, string>;
}

/** The shortest interval AWS offers; the other is 600 s, too long to follow an intrusion. */
const aggregationSeconds = 60;

/** Records every connection of a VPC, admitted or refused, in an encrypted log group that outlives the stack. */
export function vpcFlowLog(
  name: string,
  args: VpcFlowLogArgs,
  opts: pulumi.CustomResourceOptions,
): { readonly flowLog: FlowLog; readonly logGroup: LogGroup; readonly role: Role } {
  const { region, environment, tags } = args;
  const logGroup = new LogGroup(
    `${name}-flow-log-group`,
    {
      name: flowLogGroupName(environment),
      region,
      kmsKeyId: args.key.arn,
      retentionInDays: args.retentionDays,
      skipDestroy: true,
      tags,
    },
    { ...opts, protect: true, retainOnDelete: true },
  );
  const words = ["wardrail", environment, "flow-log", shortNameOf(region)];
  const role = new Role(
    `${name}-flow-log-role`,
    {
      name: physicalName("role", words),
      description: "VPC flow logs write to their log group, and nothing else",
      assumeRolePolicy: flowLogTrust(args),
      permissionsBoundary: workloadBoundaryArn(args),
      tags,
    },
    opts,
  );
  const policy = new Policy(
    `${name}-flow-log-policy`,
    { name: physicalName("iam-policy", words), policy: flowLogPolicy(args), tags },
    opts,
  );
  const attachment = new RolePolicyAttachment(
    `${name}-flow-log-attachment`,
    { role: role.name, policyArn: policy.arn },
    opts,
  );
  const flowLog = new FlowLog(
    `${name}-flow-log`,
    {
      region,
      vpcId: args.vpcId,
      trafficType: "ALL",
      maxAggregationInterval: aggregationSeconds,
      logDestinationType: "cloud-watch-logs",
      logDestination: logGroup.arn,
      iamRoleArn: role.arn,
      logFormat: flowLogFields.map((field) => `\${${field}}`).join(" "),
      tags,
    },
    // Without the permission the flow log is made and delivers nothing.
    { ...opts, dependsOn: [attachment] },
  );
  return { flowLog, logGroup, role };
}

/** The log group of one environment's VPC; log groups are regional, so both regions use one name. */
export function flowLogGroupName(environment: Environment): string {
  return physicalName("log-group", [`/wardrail/${environment}/network`, "flow-log"]);
}

/** Only flow logs of this account and region may write with the role. */
export function flowLogTrust({ region, accountId }: Omit<FlowLogFacts, "environment">): string {
  return serviceTrust({
    service: "vpc-flow-logs.amazonaws.com",
    accountId,
    sourceArns: [arnOf({ service: "ec2", region, accountId, resource: "vpc-flow-log/*" })],
  });
}

/**
 * What the role may do: write to one log group. It cannot make log groups: AWS would bring a deleted one back without
 * key and retention.
 */
export function flowLogPolicy({ region, accountId, environment }: FlowLogFacts): string {
  const group = arnOf({
    service: "logs",
    region,
    accountId,
    resource: `log-group:${flowLogGroupName(environment)}`,
  });
  return identityPolicy([
    {
      effect: "Allow",
      sid: "WriteFlowLogs",
      actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      resources: [group, `${group}:log-stream:*`],
    },
    {
      effect: "Allow",
      sid: "FindLogGroup",
      actions: ["logs:DescribeLogGroups"],
      resources: [arnOf({ service: "logs", region, accountId, resource: "log-group:*" })],
    },
  ]);
}
