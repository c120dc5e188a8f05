import {
  type AllowStatement,
  accountPrincipal,
  arnOf,
  type PolicyStatement,
  policyDocument,
  type Region,
} from "../naming/index.ts";

/** AWS services that may use a key for callers of our account, as the name in `kms:ViaService`. */
export const servicesUsingKeys = [
  "backup",
  "dynamodb",
  "ec2",
  "lambda",
  "rds",
  "s3",
  "scheduler",
  "secretsmanager",
  "sns",
  "sqs",
] as const;

export interface KeyPolicyFacts {
  readonly accountId: string;
  /** Every region the key or one of its replicas is in. */
  readonly regions: readonly Region[];
  /** Role ARNs that manage the key. They can neither encrypt nor decrypt with it. */
  readonly administrators: readonly string[];
  /** AWS services that use this key for our resources, beyond those every key admits. */
  readonly grants?: readonly AllowStatement[];
}

const administration = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:ReplicateKey",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:SynchronizeMultiRegionKey",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
  "kms:UpdatePrimaryRegion",
] as const;

/** What the account itself keeps, so that a lost administrator role cannot make the key unmanageable. */
const recovery = [
  "kms:CancelKeyDeletion",
  "kms:DescribeKey",
  "kms:EnableKey",
  "kms:GetKeyPolicy",
  "kms:PutKeyPolicy",
];

const use = [
  "kms:Decrypt",
  "kms:DescribeKey",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:GenerateDataKeyWithoutPlaintext",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
];

/** In a key policy the resource is always the key itself, which AWS writes as `*`. */
const thisKey = ["*"];

/**
 * Who may do what with a customer key: administrators manage and cannot read, the account's own workloads use it
 * only through the services that store data, and EventBridge and CloudWatch Logs only for this account's resources.
 * No action and no principal is a wildcard (45 CFR 164.312(a)(2)(iv)).
 */
export function keyPolicy(facts: KeyPolicyFacts): string {
  return policyDocument([
    allow("AccountRecoversKey", { AWS: accountPrincipal(facts.accountId) }, recovery),
    allow("AdministratorsManageKey", { AWS: facts.administrators }, administration),
    ...workloads(facts),
    ...eventBridge(facts),
    ...logs(facts),
    ...(facts.grants ?? []),
  ]);
}

function workloads({ accountId, regions }: KeyPolicyFacts): PolicyStatement[] {
  const principal = { AWS: accountPrincipal(accountId) };
  const throughServices = regions.flatMap((region) =>
    servicesUsingKeys.map((service) => `${service}.${region}.amazonaws.com`),
  );
  const fromHere = { "kms:CallerAccount": accountId, "kms:ViaService": throughServices };
  return [
    allow("WorkloadsUseKeyThroughServices", principal, use, { StringEquals: fromHere }),
    // Aurora and EBS hold a grant for as long as a volume is attached.
    allow("ServicesHoldGrants", principal, ["kms:CreateGrant"], {
      StringEquals: fromHere,
      Bool: { "kms:GrantIsForAWSResource": "true" },
    }),
  ];
}

function eventBridge({ accountId, regions }: KeyPolicyFacts): PolicyStatement[] {
  const principal = { Service: "events.amazonaws.com" };
  const ours = { "aws:SourceAccount": accountId };
  const logsOfThisAccount = regions.map((region) =>
    arnOf({ service: "logs", region, accountId, resource: "*" }),
  );
  const forLogRecords = { StringLike: { "kms:EncryptionContext:SourceArn": logsOfThisAccount } };
  return [
    allow("EventBridgeChecksKey", principal, ["kms:DescribeKey"], { StringEquals: ours }),
    // Archives re-encrypt what they keep (EventBridge user guide, encrypting archives).
    allow(
      "EventBridgeUsesKey",
      principal,
      ["kms:Decrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
      {
        StringEquals: ours,
        ArnLike: {
          "aws:SourceArn": regions.map((region) =>
            arnOf({ service: "events", region, accountId, resource: "*" }),
          ),
        },
      },
    ),
    // A bus with a customer key encrypts its log records on the way to their destination.
    allow("EventBridgeEncryptsLogRecords", principal, ["kms:GenerateDataKey"], forLogRecords),
    allow(
      "LogDeliveryReadsLogRecords",
      { Service: "delivery.logs.amazonaws.com" },
      ["kms:Decrypt", "kms:GenerateDataKey"],
      forLogRecords,
    ),
  ];
}

function logs({ accountId, regions }: KeyPolicyFacts): PolicyStatement[] {
  return [
    allow("LogGroupsUseKey", { Service: regions.map((region) => `logs.${region}.amazonaws.com`) }, use, {
      ArnLike: {
        "kms:EncryptionContext:aws:logs:arn": regions.map((region) =>
          arnOf({ service: "logs", region, accountId, resource: "log-group:*" }),
        ),
      },
    }),
  ];
}

function allow(
  sid: string,
  principal: AllowStatement["principal"],
  actions: readonly string[],
  condition?: AllowStatement["condition"],
): AllowStatement {
  const statement = { effect: "Allow", sid, principal, actions, resources: thisKey } as const;
  return condition === undefined ? statement : { ...statement, condition };
}
