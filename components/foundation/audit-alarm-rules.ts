/** One kind of event in the trail that a person should know of at once. */
export interface AuditAlarmRule {
  readonly name: string;
  readonly meaning: string;
  /** CloudWatch Logs filter pattern over one CloudTrail event. */
  readonly pattern: string;
  /** How many in five minutes raise the alarm. */
  readonly threshold: number;
}

/**
 * What raises an alarm: sign-ins that fail or lack a second factor, use of the root user, refused calls, and changes
 * to what guards the estate: audit, keys, policies, networks, the organisation (45 CFR 164.308(a)(1)(ii)(D) and
 * (a)(5)(ii)(C)). The kinds are those of the CIS AWS Foundations Benchmark.
 */
export const auditAlarmRules: readonly AuditAlarmRule[] = [
  {
    name: "console-sign-in-failures",
    meaning: "Sign-ins to the console fail: somebody guesses passwords",
    pattern: '{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }',
    threshold: 3,
  },
  {
    name: "console-sign-in-without-mfa",
    meaning: "A user signed in without a second factor",
    pattern:
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    threshold: 1,
  },
  {
    name: "root-use",
    meaning: "The root user did something",
    pattern:
      '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }',
    threshold: 1,
  },
  {
    name: "refused-calls",
    meaning: "Many calls are refused: somebody looks for what they may do",
    pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    threshold: 20,
  },
  changes("audit-changes", "The audit trail was changed", "cloudtrail", [
    "DeleteTrail",
    "PutEventSelectors",
    "StopLogging",
    "UpdateTrail",
  ]),
  changes("configuration-recording-changes", "The recording of configuration was changed", "config", [
    "DeleteConfigurationRecorder",
    "DeleteDeliveryChannel",
    "PutConfigurationRecorder",
    "PutDeliveryChannel",
    "StopConfigurationRecorder",
  ]),
  changes("key-lost", "A key was disabled or is to be deleted: data becomes unreadable", "kms", [
    "DisableKey",
    "ScheduleKeyDeletion",
  ]),
  changes("permission-changes", "Permissions of users or roles were changed", "iam", [
    "AttachGroupPolicy",
    "AttachRolePolicy",
    "AttachUserPolicy",
    "CreatePolicyVersion",
    "DeleteRolePermissionsBoundary",
    "DetachRolePolicy",
    "PutGroupPolicy",
    "PutRolePolicy",
    "PutUserPolicy",
    "SetDefaultPolicyVersion",
    "UpdateAssumeRolePolicy",
  ]),
  changes("bucket-policy-changes", "Who may reach a bucket was changed", "s3", [
    "DeleteBucketPolicy",
    "DeletePublicAccessBlock",
    "PutBucketAcl",
    "PutBucketPolicy",
    "PutPublicAccessBlock",
  ]),
  changes("network-acl-changes", "A network ACL was changed", "ec2", [
    "CreateNetworkAcl",
    "CreateNetworkAclEntry",
    "DeleteNetworkAcl",
    "DeleteNetworkAclEntry",
    "ReplaceNetworkAclAssociation",
    "ReplaceNetworkAclEntry",
  ]),
  changes("gateway-changes", "A way to the internet or to a partner was changed", "ec2", [
    "AttachInternetGateway",
    "CreateCustomerGateway",
    "CreateInternetGateway",
    "DeleteCustomerGateway",
    "DeleteInternetGateway",
    "DetachInternetGateway",
    "ModifyVpcBlockPublicAccessOptions",
  ]),
  changes("route-table-changes", "A route was changed", "ec2", [
    "CreateRoute",
    "CreateRouteTable",
    "DeleteRoute",
    "DeleteRouteTable",
    "DisassociateRouteTable",
    "ReplaceRoute",
    "ReplaceRouteTableAssociation",
  ]),
  changes("vpc-changes", "A VPC was changed", "ec2", [
    "AcceptVpcPeeringConnection",
    "CreateVpc",
    "CreateVpcPeeringConnection",
    "DeleteFlowLogs",
    "DeleteVpc",
    "DeleteVpcPeeringConnection",
    "ModifyVpcAttribute",
  ]),
  changes("security-group-changes", "A security group was changed", "ec2", [
    "AuthorizeSecurityGroupEgress",
    "AuthorizeSecurityGroupIngress",
    "DeleteSecurityGroup",
    "RevokeSecurityGroupEgress",
    "RevokeSecurityGroupIngress",
  ]),
  changes("organization-changes", "The organisation was changed", "organizations", [
    "DetachPolicy",
    "DisablePolicyType",
    "LeaveOrganization",
    "MoveAccount",
    "RemoveAccountFromOrganization",
    "UpdatePolicy",
  ]),
];

/** Every call of the given names, tried or done. */
function changes(name: string, meaning: string, service: string, calls: readonly string[]): AuditAlarmRule {
  const anyCall = calls.map((call) => `($.eventName = "${call}")`).join(" || ");
  return {
    name,
    meaning,
    pattern: `{ ($.eventSource = "${service}.amazonaws.com") && (${anyCall}) }`,
    threshold: 1,
  };
}
