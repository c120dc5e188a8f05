import { Policy } from "@pulumi/aws/iam/policy.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import { BucketReplicationConfig } from "@pulumi/aws/s3/bucketReplicationConfig.js";
import * as pulumi from "@pulumi/pulumi";
import { identityPolicy, physicalName, type Region, serviceTrust } from "../naming/index.ts";
import type { KeyRef } from "./phi-key.ts";
import type { RecordBucket } from "./record-bucket.ts";

export interface ReplicationEnd {
  readonly bucket: RecordBucket;
  readonly region: Region;
  readonly key: KeyRef;
}

export interface BucketReplicationArgs {
  readonly from: ReplicationEnd;
  readonly to: ReplicationEnd;
  readonly accountId: string;
  /** Words of the role's name. */
  readonly nameWords: readonly string[];
  readonly tags: Record<string, string>;
}

/** Copies every new record, with its lock, to a bucket in the other region, under that region's key. */
export function replicateBucket(
  name: string,
  args: BucketReplicationArgs,
  opts: pulumi.CustomResourceOptions,
): BucketReplicationConfig {
  const { from, to, accountId, nameWords, tags } = args;
  const role = new Role(
    `${name}-role`,
    {
      name: physicalName("role", nameWords),
      description: `S3 copies ${from.bucket.bucketName} to ${to.region}, and nothing else`,
      assumeRolePolicy: serviceTrust({
        service: "s3.amazonaws.com",
        accountId,
        sourceArns: [from.bucket.arn],
      }),
      tags,
    },
    opts,
  );
  const policy = new Policy(
    `${name}-role-policy`,
    {
      name: physicalName("iam-policy", nameWords),
      policy: pulumi.all([from.key.arn, to.key.arn]).apply(([fromKey, toKey]) =>
        replicationPolicy({
          from: { bucketArn: from.bucket.arn, region: from.region, keyArn: fromKey },
          to: { bucketArn: to.bucket.arn, region: to.region, keyArn: toKey },
        }),
      ),
      tags,
    },
    opts,
  );
  const attachment = new RolePolicyAttachment(
    `${name}-role-attachment`,
    { role: role.name, policyArn: policy.arn },
    opts,
  );
  return new BucketReplicationConfig(
    name,
    {
      bucket: from.bucket.nodes.bucket.id,
      region: from.region,
      role: role.arn,
      rules: [
        {
          id: "every-record",
          status: "Enabled",
          priority: 1,
          filter: {},
          // A deletion in one region must not be one in the other.
          deleteMarkerReplication: { status: "Disabled" },
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
          destination: {
            bucket: to.bucket.arn,
            account: accountId,
            storageClass: "GLACIER_IR",
            encryptionConfiguration: { replicaKmsKeyId: to.key.arn },
          },
        },
      ],
    },
    // S3 refuses replication between buckets that are not yet versioned.
    {
      ...opts,
      protect: true,
      dependsOn: [attachment, from.bucket.nodes.versioning, to.bucket.nodes.versioning],
    },
  );
}

interface EndFacts {
  readonly bucketArn: string;
  readonly region: Region;
  readonly keyArn: string;
}

/** Read there with its lock, write here, and each key only through S3 of its region. */
export function replicationPolicy({ from, to }: { readonly from: EndFacts; readonly to: EndFacts }): string {
  const throughS3 = ({ region }: EndFacts) => ({
    StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
  });
  return identityPolicy([
    {
      effect: "Allow",
      sid: "ReadConfiguration",
      actions: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
      resources: [from.bucketArn],
    },
    {
      effect: "Allow",
      sid: "ReadRecords",
      actions: [
        "s3:GetObjectLegalHold",
        "s3:GetObjectRetention",
        "s3:GetObjectVersionAcl",
        "s3:GetObjectVersionForReplication",
        "s3:GetObjectVersionTagging",
      ],
      resources: [`${from.bucketArn}/*`],
    },
    {
      effect: "Allow",
      sid: "WriteCopies",
      actions: ["s3:ReplicateObject", "s3:ReplicateTags"],
      resources: [`${to.bucketArn}/*`],
    },
    {
      effect: "Allow",
      sid: "DecryptRecords",
      actions: ["kms:Decrypt"],
      resources: [from.keyArn],
      condition: throughS3(from),
    },
    {
      effect: "Allow",
      sid: "EncryptCopies",
      actions: ["kms:Encrypt", "kms:GenerateDataKey"],
      resources: [to.keyArn],
      condition: throughS3(to),
    },
  ]);
}
