import {
  arnOf,
  type Environment,
  type IdentityStatement,
  identityPolicy,
  physicalName,
} from "../naming/index.ts";
import { type DeployLane, laneActions } from "./deploy-lanes.ts";

export interface BoundaryFacts {
  readonly accountId: string;
  readonly environment: Environment;
}

/** The most that a role made by a deployment can ever do. A deployment cannot make a role that does not name it. */
export function workloadBoundaryArn(facts: BoundaryFacts): string {
  return iamArn(facts, `policy/${workloadBoundaryName(facts.environment)}`);
}

export function workloadBoundaryName(environment: Environment): string {
  return physicalName("iam-policy", ["wardrail", environment, "boundary-workloads"]);
}

export function deployBoundaryName(environment: Environment, lane: DeployLane): string {
  return physicalName("iam-policy", ["wardrail", environment, "boundary-deploy", lane]);
}

/** Names of the roles GitHub assumes start so; no deployment may touch them. */
export function deployRolePrefix(environment: Environment): string {
  return `wardrail-${environment}-github-`;
}

function iamArn({ accountId }: BoundaryFacts, resource: string): string {
  return arnOf({ service: "iam", accountId, resource });
}

/**
 * What no deployment can do, whatever its policies come to say: read or write patient data, read secrets, weaken
 * audit, detection, keys or backups, make users or long-lived keys, or change its own limits (45 CFR 164.312(a)(1)).
 * Inside that it may use its lane's verbs; its own policies narrow where.
 */
export function deployBoundary(
  lane: DeployLane,
  facts: BoundaryFacts & { readonly stateBucket: string; readonly stateKeyArn: string },
): string {
  const prefix = `wardrail-${facts.environment}-`;
  return identityPolicy([
    allow("Lane", [...laneActions(lane, "read"), ...laneActions(lane, "write")], ["*"]),
    allow("ReadRoles", ["iam:Get*", "iam:List*"], ["*"]),
    allow("Roles", iamVerbs, [
      iamArn(facts, `role/${prefix}*`),
      iamArn(facts, `policy/${prefix}*`),
      iamArn(facts, "role/aws-service-role/*"),
    ]),
    allow("BucketSettings", bucketVerbs, [`arn:aws:s3:::${prefix}*`]),
    allow("State", ["s3:*Object", "s3:ListBucket"], stateBucketArns(facts.stateBucket)),
    allow("StateKey", ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"], [facts.stateKeyArn]),
    allow(
      "Keys",
      ["kms:CreateGrant", "kms:DescribeKey", "kms:GetKey*", "kms:List*"],
      [`arn:aws:kms:*:${facts.accountId}:*`],
    ),
    deny("NoPatientData", dataVerbs, ["*"]),
    deny("NoPatientObjects", ["s3:*Object", "s3:*ObjectVersion"], [`arn:aws:s3:::${prefix}*/*`]),
    deny("GuardsStay", guardVerbs, ["*"]),
    deny(
      "LimitsStay",
      ["iam:*"],
      [
        iamArn(facts, `policy/${prefix}boundary-*`),
        iamArn(facts, `role/${deployRolePrefix(facts.environment)}*`),
      ],
    ),
  ]);
}

/** Verbs with which roles and policies are kept; the deploy policy says which ones and under which boundary. */
export const iamVerbs: readonly string[] = [
  "iam:AttachRolePolicy",
  "iam:CreatePolicy*",
  "iam:CreateRole",
  "iam:CreateServiceLinkedRole",
  "iam:DeletePolicy*",
  "iam:DeleteRole",
  "iam:DetachRolePolicy",
  "iam:PassRole",
  "iam:PutRolePermissionsBoundary",
  "iam:Tag*",
  "iam:Untag*",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateRole*",
];

export const bucketVerbs: readonly string[] = [
  "s3:CreateBucket",
  "s3:Get*Configuration",
  "s3:GetBucket*",
  "s3:ListBucket",
  "s3:PutBucket*",
  "s3:Put*Configuration",
];

/** Verbs that read or write what tables, queues, logs, databases, secrets and parameters hold. */
const dataVerbs: readonly string[] = [
  "dynamodb:*Item",
  "dynamodb:GetRecords",
  "dynamodb:PartiQL*",
  "dynamodb:Query",
  "dynamodb:Scan",
  "logs:FilterLogEvents",
  "logs:Get*Events",
  "logs:GetQueryResults",
  "logs:StartQuery",
  "logs:Unmask",
  "rds-data:*",
  "rds-db:*",
  "secretsmanager:*GetSecretValue",
  "sqs:ReceiveMessage",
  "ssm:GetParameter*",
];

/** Verbs that switch off what watches and preserves. */
const guardVerbs: readonly string[] = [
  "access-analyzer:Delete*",
  "backup:DeleteBackupVault*",
  "backup:DeleteRecoveryPoint",
  "backup:PutBackupVaultAccessPolicy",
  "cloudtrail:*Trail",
  "cloudtrail:PutEventSelectors",
  "cloudtrail:StopLogging",
  "config:Delete*",
  "config:Stop*",
  "ec2:DeleteFlowLogs",
  "ec2:ModifyVpcBlockPublicAccess*",
  "guardduty:Delete*",
  "guardduty:Update*",
  "iam:CreateAccessKey",
  "iam:CreateUser",
  "iam:DeleteRolePermissionsBoundary",
  "kms:DisableKey*",
  "kms:PutKeyPolicy",
  "kms:ScheduleKeyDeletion",
  "logs:DeleteLog*",
  "logs:DeleteRetentionPolicy",
  "organizations:*",
  "securityhub:Disable*",
];

/**
 * The most a workload's role can do: use stores, queues, buses and models, write telemetry, run nodes. It can make
 * no role, user, key or policy, so a taken pod cannot widen what it has. Each role's own policy says which table or
 * queue; this one only sets the end.
 */
export function workloadBoundary(facts: BoundaryFacts & { readonly dataKeyArns: readonly string[] }): string {
  const { accountId, environment } = facts;
  const prefix = `wardrail-${environment}-`;
  return identityPolicy([
    allow("Telemetry", telemetryVerbs, ["*"]),
    allow("Messages", messageVerbs, ["*"]),
    allow("Tables", tableVerbs, [`arn:aws:dynamodb:*:${accountId}:table/${prefix}*`]),
    allow("Databases", ["rds-db:connect"], [`arn:aws:rds-db:*:${accountId}:dbuser:*`]),
    allow("Objects", objectVerbs, [`arn:aws:s3:::${prefix}*`]),
    allow("Keys", keyVerbs, facts.dataKeyArns),
    allow("Secrets", secretVerbs, [
      `arn:aws:secretsmanager:*:${accountId}:secret:*`,
      `arn:aws:ssm:*:${accountId}:parameter/*`,
    ]),
    allow("Nodes", nodeVerbs, ["*"]),
    allow(
      "NodeRole",
      ["iam:GetInstanceProfile", "iam:PassRole"],
      [iamArn(facts, `role/${prefix}*`), iamArn(facts, `instance-profile/${prefix}*`)],
    ),
  ]);
}

const telemetryVerbs = [
  "aps:Get*",
  "aps:QueryMetrics",
  "aps:RemoteWrite",
  "cloudwatch:GetMetric*",
  "cloudwatch:PutMetricData",
  "logs:CreateLogStream",
  "logs:Describe*",
  "logs:PutLogEvents",
  "xray:Get*",
  "xray:Put*",
];
const messageVerbs = [
  "bedrock:ApplyGuardrail",
  "bedrock:InvokeModel*",
  "connect:StartOutboundVoiceContact",
  "events:PutEvents",
  "lambda:InvokeFunction",
  "scheduler:*Schedule",
  "ses:Send*",
  "sms-voice:Send*",
  "sns:Publish",
  "sqs:ChangeMessageVisibility",
  "sqs:DeleteMessage",
  "sqs:GetQueue*",
  "sqs:ReceiveMessage",
  "sqs:SendMessage",
  "states:Send*",
  "states:StartExecution",
];
const tableVerbs = [
  "dynamodb:*Item",
  "dynamodb:DescribeStream",
  "dynamodb:DescribeTable",
  "dynamodb:GetRecords",
  "dynamodb:GetShardIterator",
  "dynamodb:Query",
  "dynamodb:Scan",
];
const objectVerbs = [
  "s3:DeleteObject",
  "s3:Get*",
  "s3:ListBucket",
  "s3:PutObject",
  "s3:ReplicateObject",
  "s3:ReplicateTags",
];
const keyVerbs = ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"];
const secretVerbs = [
  "secretsmanager:DescribeSecret",
  "secretsmanager:GetSecretValue",
  "secretsmanager:PutSecretValue",
  "secretsmanager:UpdateSecretVersionStage",
  "ssm:GetParameter*",
];
/** What nodes, their autoscaler, the pod network and the load balancer controller need (EKS user guide, Karpenter). */
const nodeVerbs = [
  "ec2:AssignPrivateIpAddresses",
  "ec2:AttachNetworkInterface",
  "ec2:AttachVolume",
  "ec2:AuthorizeSecurityGroupIngress",
  "ec2:CreateFleet",
  "ec2:CreateLaunchTemplate",
  "ec2:CreateNetworkInterface",
  "ec2:CreateSecurityGroup",
  "ec2:CreateTags",
  "ec2:CreateVolume",
  "ec2:DeleteLaunchTemplate",
  "ec2:DeleteNetworkInterface",
  "ec2:DeleteVolume",
  "ec2:Describe*",
  "ec2:DetachNetworkInterface",
  "ec2:DetachVolume",
  "ec2:ModifyNetworkInterfaceAttribute",
  "ec2:RunInstances",
  "ec2:TerminateInstances",
  "ec2:UnassignPrivateIpAddresses",
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:GetAuthorizationToken",
  "ecr:GetDownloadUrlForLayer",
  "eks-auth:AssumeRoleForPodIdentity",
  "eks:DescribeCluster",
  "elasticloadbalancing:Create*",
  "elasticloadbalancing:Delete*",
  "elasticloadbalancing:Describe*",
  "elasticloadbalancing:Modify*",
  "elasticloadbalancing:Register*",
  "elasticloadbalancing:Deregister*",
];

export function stateBucketArns(bucket: string): readonly string[] {
  return [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`];
}

function allow(sid: string, actions: readonly string[], resources: readonly string[]): IdentityStatement {
  return { effect: "Allow", sid, actions, resources };
}

function deny(sid: string, actions: readonly string[], resources: readonly string[]): IdentityStatement {
  return { effect: "Deny", sid, actions, resources };
}
