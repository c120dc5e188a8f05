/** What is deployed by whom: the cluster core with its data, and the public edge. A stolen token opens one of them. */
export const deployLanes = ["core", "edge"] as const;
export type DeployLane = (typeof deployLanes)[number];

/** `plan` reads and shows what would change; `deploy` changes it, after approval in GitHub. */
export const deployPurposes = ["plan", "deploy"] as const;
export type DeployPurpose = (typeof deployPurposes)[number];

const read = ["Describe*", "Get*", "List*"];
const write = ["Create*", "Delete*", "Modify*", "Put*", "Tag*", "Untag*", "Update*"];

interface ServiceVerbs {
  readonly read: readonly string[];
  readonly write: readonly string[];
}

const service = (extra: readonly string[] = [], without: readonly string[] = []): ServiceVerbs => ({
  read,
  write: [...write.filter((verb) => !without.includes(verb)), ...extra],
});

/**
 * The AWS services of each lane, by IAM prefix, and the verbs a deployment needs of them. A verb never stands for
 * a whole service, and what a service has no use for is left out: the boundary must fit into what IAM takes. Verbs
 * with which data is read or written are taken away again by the boundary.
 */
const servicesOfLane: Readonly<Record<DeployLane, Readonly<Record<string, ServiceVerbs>>>> = {
  core: {
    aps: service([], ["Modify*"]),
    backup: service([], ["Modify*"]),
    cloudwatch: service(["EnableAlarmActions"], ["Modify*", "Update*"]),
    connect: service(["Associate*", "Disassociate*", "*PhoneNumber"], ["Modify*", "Put*"]),
    dynamodb: service([], ["Modify*"]),
    ec2: service(
      [
        "Allocate*",
        "Associate*",
        "Attach*",
        "Authorize*",
        "Detach*",
        "Disassociate*",
        "Release*",
        "Replace*",
        "Revoke*",
        "RunInstances",
        "TerminateInstances",
      ],
      ["Put*", "Tag*", "Untag*"],
    ),
    eks: service(["Associate*", "Disassociate*"], ["Modify*", "Put*"]),
    // A bus that sends its logs anywhere must be allowed to (EventBridge user guide, vended logs).
    events: service(["AllowVendedLogDelivery*", "EnableRule", "RemoveTargets"], ["Modify*"]),
    lambda: service(["AddPermission", "PublishVersion", "RemovePermission"], ["Modify*"]),
    logs: service(["AssociateKmsKey"], ["Modify*"]),
    rds: service(["AddTags*", "RemoveTags*"], ["Put*", "Tag*", "Untag*", "Update*"]),
    route53: {
      read: ["Get*", "List*"],
      write: ["ChangeTagsForResource", "*HealthCheck"],
    },
    scheduler: service([], ["Modify*", "Put*"]),
    schemas: service([], ["Modify*", "Put*"]),
    secretsmanager: service(["RotateSecret"], ["Modify*"]),
    ses: service([], ["Modify*"]),
    "sms-voice": service(
      ["AssociateOriginationIdentity", "Disassociate*", "*PhoneNumber"],
      ["Modify*", "Put*"],
    ),
    sns: service(["SetTopicAttributes", "Subscribe", "Unsubscribe"], ["Modify*", "Update*"]),
    sqs: service(["SetQueueAttributes"], ["Modify*", "Put*", "Update*"]),
    states: service(["Publish*"], ["Modify*", "Put*"]),
  },
  edge: {
    acm: service(["AddTagsToCertificate", "RequestCertificate"], ["Modify*", "Put*"]),
    apigateway: { read: ["GET"], write: ["DELETE", "PATCH", "POST", "PUT", "SetWebACL"] },
    "application-autoscaling": service(["DeregisterScalableTarget", "RegisterScalableTarget"], ["Modify*"]),
    cloudwatch: service(["EnableAlarmActions"]),
    "cognito-idp": service(["SetUICustomization", "SetUserPoolMfaConfig"], ["Modify*", "Put*"]),
    ec2: {
      read: ["Describe*"],
      write: [
        "AuthorizeSecurityGroup*",
        "CreateSecurityGroup",
        "CreateTags",
        "DeleteSecurityGroup",
        "RevokeSecurityGroup*",
      ],
    },
    ecr: service(["SetRepositoryPolicy", "StartImageScan"], ["Modify*"]),
    ecs: service(["DeregisterTaskDefinition", "RegisterTaskDefinition"], ["Modify*"]),
    elasticloadbalancing: service(
      ["Add*", "Deregister*", "Register*", "Remove*", "Set*"],
      ["Put*", "Update*"],
    ),
    logs: service(["AssociateKmsKey"], ["Modify*"]),
    route53: service(["ChangeResourceRecordSets", "ChangeTagsForResource"], ["Modify*", "Put*"]),
    verifiedpermissions: service([], ["Modify*"]),
    wafv2: service(["AssociateWebACL", "DisassociateWebACL"], ["Modify*"]),
  },
};

/** The actions of a lane, in a stable order. */
export function laneActions(lane: DeployLane, kind: keyof ServiceVerbs): readonly string[] {
  return Object.entries(servicesOfLane[lane]).flatMap(([prefix, verbs]) =>
    verbs[kind].map((verb) => `${prefix}:${verb}`),
  );
}

/** Services that deployments of a lane hand roles to. */
export const servicesGivenRoles: Readonly<Record<DeployLane, readonly string[]>> = {
  core: [
    "backup.amazonaws.com",
    "ec2.amazonaws.com",
    "eks.amazonaws.com",
    "events.amazonaws.com",
    "lambda.amazonaws.com",
    "monitoring.rds.amazonaws.com",
    "pods.eks.amazonaws.com",
    "rds.amazonaws.com",
    "scheduler.amazonaws.com",
    "sms-voice.amazonaws.com",
    "states.amazonaws.com",
    "vpc-flow-logs.amazonaws.com",
  ],
  edge: [
    "apigateway.amazonaws.com",
    "cognito-idp.amazonaws.com",
    "ecs.amazonaws.com",
    "ecs-tasks.amazonaws.com",
  ],
};
