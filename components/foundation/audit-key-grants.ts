import { type AllowStatement, arnOf } from "../naming/index.ts";

export interface AuditKeyFacts {
  readonly accountId: string;
  readonly managementAccountId: string;
  readonly trailArn: string;
}

/**
 * What the audit's key admits beyond every key: CloudTrail for this one trail, AWS Config and the alarm topic for
 * this account. None of them can decrypt what another wrote under a foreign encryption context.
 */
export function auditKeyGrants(facts: AuditKeyFacts): readonly AllowStatement[] {
  const { accountId, managementAccountId, trailArn } = facts;
  const cloudTrail = { Service: "cloudtrail.amazonaws.com" };
  const ours = { StringEquals: { "aws:SourceAccount": accountId } };
  const anyTrail = arnOf({ service: "cloudtrail", accountId: managementAccountId, resource: "trail/*" });
  return [
    grant("CloudTrailEncryptsRecords", cloudTrail, ["kms:GenerateDataKey"], {
      StringEquals: { "aws:SourceArn": trailArn },
      // Members' records carry a trail of the management account in any region as their context.
      StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": anyTrail.replace("::", ":*:") },
    }),
    grant("CloudTrailChecksKey", cloudTrail, ["kms:DescribeKey"], {
      StringEquals: { "aws:SourceArn": trailArn },
    }),
    grant("ConfigEncryptsHistory", { Service: "config.amazonaws.com" }, decryptAndEncrypt, ours),
    grant(
      "AlarmsReachTheirTopic",
      { Service: ["cloudwatch.amazonaws.com", "events.amazonaws.com", "sns.amazonaws.com"] },
      decryptAndEncrypt,
      ours,
    ),
  ];
}

const decryptAndEncrypt = ["kms:Decrypt", "kms:GenerateDataKey"];

/** In a key policy the resource is always the key itself, which AWS writes as `*`. */
function grant(
  sid: string,
  principal: AllowStatement["principal"],
  actions: readonly string[],
  condition: NonNullable<AllowStatement["condition"]>,
): AllowStatement {
  return { effect: "Allow", sid, principal, actions, resources: ["*"], condition };
}
