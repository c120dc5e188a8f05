import { arnOf, identityPolicy, type Region } from "../naming/index.ts";
import { type DeployLane, type DeployPurpose, laneActions, servicesGivenRoles } from "./deploy-lanes.ts";
import {
  type BoundaryFacts,
  bucketVerbs,
  stateBucketArns,
  workloadBoundaryArn,
} from "./permission-boundaries.ts";

/** Where Pulumi keeps its state: outside the estate's own prefix, so that no boundary takes it for patient data. */
export interface StateStore {
  readonly bucketName: string;
  readonly keyArn: string;
}

export interface DeployFacts extends BoundaryFacts {
  readonly regions: readonly Region[];
}

/** Reads settings of the lane's resources, in the estate's regions; never what they hold. */
export function lanePlanPolicy(lane: DeployLane, facts: DeployFacts): string {
  return identityPolicy([
    {
      effect: "Allow",
      sid: "ReadSettings",
      actions: laneActions(lane, "read"),
      resources: ["*"],
      condition: inRegions(facts),
    },
    {
      effect: "Allow",
      sid: "ReadRolesAndBuckets",
      actions: ["iam:Get*", "iam:List*", ...bucketVerbs.filter((verb) => verb.startsWith("s3:Get"))],
      resources: ["*"],
    },
    {
      effect: "Allow",
      sid: "ReadKeys",
      actions: ["kms:DescribeKey", "kms:GetKey*", "kms:List*"],
      resources: [`arn:aws:kms:*:${facts.accountId}:*`],
    },
  ]);
}

/** Changes the lane's resources, in the estate's regions. */
export function laneDeployPolicy(lane: DeployLane, facts: DeployFacts): string {
  return identityPolicy([
    {
      effect: "Allow",
      sid: "ChangeResources",
      actions: laneActions(lane, "write"),
      resources: ["*"],
      condition: inRegions(facts),
    },
    {
      effect: "Allow",
      sid: "ChangeBucketSettings",
      actions: bucketVerbs,
      resources: [`arn:aws:s3:::wardrail-${facts.environment}-*`],
    },
    {
      effect: "Allow",
      sid: "LendKeys",
      actions: ["kms:CreateGrant"],
      resources: [`arn:aws:kms:*:${facts.accountId}:key/*`],
      condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ]);
}

/**
 * Keeps roles of the estate, under our prefix and under the workload boundary only: a deployment that could make a
 * role without it could give itself everything.
 */
export function roleKeepingPolicy(lane: DeployLane, facts: DeployFacts): string {
  const { accountId, environment } = facts;
  const roles = arnOf({ service: "iam", accountId, resource: `role/wardrail-${environment}-*` });
  const policies = arnOf({ service: "iam", accountId, resource: `policy/wardrail-${environment}-*` });
  return identityPolicy([
    {
      effect: "Allow",
      sid: "MakeRolesWithinBoundary",
      actions: [
        "iam:AttachRolePolicy",
        "iam:CreateRole",
        "iam:DetachRolePolicy",
        "iam:PutRolePermissionsBoundary",
      ],
      resources: [roles],
      condition: { StringEquals: { "iam:PermissionsBoundary": workloadBoundaryArn(facts) } },
    },
    {
      effect: "Allow",
      sid: "KeepRoles",
      actions: [
        "iam:DeleteRole",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
        "iam:UpdateRoleDescription",
      ],
      resources: [roles],
    },
    {
      effect: "Allow",
      sid: "KeepPolicies",
      actions: [
        "iam:CreatePolicy",
        "iam:CreatePolicyVersion",
        "iam:DeletePolicy",
        "iam:DeletePolicyVersion",
        "iam:TagPolicy",
        "iam:UntagPolicy",
      ],
      resources: [policies],
    },
    {
      effect: "Allow",
      sid: "HandRolesToServices",
      actions: ["iam:PassRole"],
      resources: [roles],
      condition: { StringEquals: { "iam:PassedToService": servicesGivenRoles[lane] } },
    },
    {
      effect: "Allow",
      sid: "LetServicesHaveTheirRoles",
      actions: ["iam:CreateServiceLinkedRole"],
      resources: [arnOf({ service: "iam", accountId, resource: "role/aws-service-role/*" })],
    },
  ]);
}

/**
 * Pulumi's state: a plan reads it and takes the lock, a deployment also writes it. State holds encrypted secrets, so
 * both need the key.
 */
export function statePolicy(purpose: DeployPurpose, { bucketName, keyArn }: StateStore): string {
  const [bucket = "", objects = ""] = stateBucketArns(bucketName);
  const writable = purpose === "deploy" ? [objects] : [`${bucket}/.pulumi/locks/*`];
  return identityPolicy([
    { effect: "Allow", sid: "FindState", actions: ["s3:ListBucket"], resources: [bucket] },
    { effect: "Allow", sid: "ReadState", actions: ["s3:GetObject"], resources: [objects] },
    { effect: "Allow", sid: "WriteState", actions: ["s3:DeleteObject", "s3:PutObject"], resources: writable },
    {
      effect: "Allow",
      sid: "UseStateKey",
      actions: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"],
      resources: [keyArn],
    },
  ]);
}

function inRegions({ regions }: DeployFacts) {
  // us-east-1 is where global services such as Route 53 answer, whatever the estate's regions are.
  const named = new Set<string>([...regions, "us-east-1"]);
  return { StringEquals: { "aws:RequestedRegion": [...named] } };
}
