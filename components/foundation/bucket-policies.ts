import type { Environment, PolicyStatement } from "../naming/index.ts";

/** Refuses every request for the bucket and its objects that is not over TLS (45 CFR 164.312(e)(1)). */
export function tlsOnly(bucketArn: string): PolicyStatement {
  return {
    effect: "Deny",
    sid: "TlsOnly",
    actions: ["s3:*"],
    resources: [bucketArn, `${bucketArn}/*`],
    condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

export interface TrailDeliveryFacts {
  readonly bucketArn: string;
  readonly trailArn: string;
  readonly managementAccountId: string;
  readonly organizationId: string;
}

/**
 * Lets CloudTrail deliver one trail's records: below the organisation's folder, and below the management account's,
 * where they go should the trail be changed to cover one account (CloudTrail user guide, bucket policy of an
 * organisation trail).
 */
export function trailDelivery(facts: TrailDeliveryFacts): readonly PolicyStatement[] {
  const { bucketArn, trailArn, managementAccountId, organizationId } = facts;
  const principal = { Service: "cloudtrail.amazonaws.com" };
  const thisTrail = { "aws:SourceArn": trailArn };
  return [
    {
      effect: "Allow",
      sid: "CloudTrailChecksBucket",
      principal,
      actions: ["s3:GetBucketAcl"],
      resources: [bucketArn],
      condition: { StringEquals: thisTrail },
    },
    {
      effect: "Allow",
      sid: "CloudTrailDeliversRecords",
      principal,
      actions: ["s3:PutObject"],
      resources: [managementAccountId, organizationId].map((owner) => `${bucketArn}/AWSLogs/${owner}/*`),
      condition: { StringEquals: { ...thisTrail, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ];
}

/** Lets AWS Config deliver this account's history, for recorders of this account only. */
export function configDelivery(facts: {
  readonly bucketArn: string;
  readonly accountId: string;
}): readonly PolicyStatement[] {
  const { bucketArn, accountId } = facts;
  const principal = { Service: "config.amazonaws.com" };
  const ours = { "aws:SourceAccount": accountId };
  return [
    {
      effect: "Allow",
      sid: "ConfigChecksBucket",
      principal,
      actions: ["s3:GetBucketAcl", "s3:ListBucket"],
      resources: [bucketArn],
      condition: { StringEquals: ours },
    },
    {
      effect: "Allow",
      sid: "ConfigDeliversHistory",
      principal,
      actions: ["s3:PutObject"],
      resources: [`${bucketArn}/AWSLogs/${accountId}/Config/*`],
      condition: { StringEquals: { ...ours, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ];
}

/** Lets S3 deliver access logs of this account's buckets that carry our prefix, each below its own name. */
export function accessLogDelivery(facts: {
  readonly bucketArn: string;
  readonly accountId: string;
  readonly environment: Environment;
}): readonly PolicyStatement[] {
  const { bucketArn, accountId, environment } = facts;
  const ours = `wardrail-${environment}-*`;
  return [
    {
      effect: "Allow",
      sid: "BucketsDeliverAccessLogs",
      principal: { Service: "logging.s3.amazonaws.com" },
      actions: ["s3:PutObject"],
      resources: [`${bucketArn}/${ours}`],
      condition: {
        StringEquals: { "aws:SourceAccount": accountId },
        ArnLike: { "aws:SourceArn": `arn:aws:s3:::${ours}` },
      },
    },
  ];
}
