import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { BucketLifecycleConfiguration } from "@pulumi/aws/s3/bucketLifecycleConfiguration.js";
import { BucketLogging } from "@pulumi/aws/s3/bucketLogging.js";
import { BucketObjectLockConfiguration } from "@pulumi/aws/s3/bucketObjectLockConfiguration.js";
import { BucketOwnershipControls } from "@pulumi/aws/s3/bucketOwnershipControls.js";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy.js";
import { BucketPublicAccessBlock } from "@pulumi/aws/s3/bucketPublicAccessBlock.js";
import { BucketServerSideEncryptionConfiguration } from "@pulumi/aws/s3/bucketServerSideEncryptionConfiguration.js";
import { BucketVersioning } from "@pulumi/aws/s3/bucketVersioning.js";
import * as pulumi from "@pulumi/pulumi";
import { type PolicyStatement, policyDocument, type Region } from "../naming/index.ts";
import { bucketArn } from "./audit-names.ts";
import { tlsOnly } from "./bucket-policies.ts";
import type { KeyRef } from "./phi-key.ts";
import { recordRetentionDays } from "./record-retention.ts";

/**
 * How a record bucket encrypts. S3 delivers access logs only to buckets that encrypt with S3's own keys (S3 user
 * guide, server access logging), so their target is the one that may.
 */
export type RecordEncryption =
  | { readonly with: "customer-key"; readonly key: KeyRef }
  | { readonly with: "s3-keys-because-access-logs-accept-no-other" };

export interface RecordBucketArgs {
  readonly bucketName: string;
  readonly region: Region;
  readonly encryption: RecordEncryption;
  /** `compliance`: nobody, root included, can delete a record before six years are over. */
  readonly lock: "compliance" | "none";
  /** Where requests for the bucket are logged; `undefined` for the target itself. */
  readonly accessLogsTo: pulumi.Input<string> | undefined;
  /** Who may write, beside the refusal of clear text. */
  readonly statements: readonly PolicyStatement[];
  readonly tags: Record<string, string>;
}

/** Records older than this are read in an audit only; Glacier's instant tier costs a fifth and needs no restore. */
const readOftenDays = 90;

/**
 * A bucket of records that are kept for six years (45 CFR 164.316(b)(2)(i)): private, versioned, encrypted, over TLS
 * only, its use logged, kept when the stack is destroyed; with a compliance lock no one can delete from it.
 */
export class RecordBucket extends pulumi.ComponentResource {
  readonly bucketName: string;
  readonly arn: string;
  readonly nodes: {
    readonly bucket: Bucket;
    readonly policy: BucketPolicy;
    readonly versioning: BucketVersioning;
  };

  constructor(name: string, args: RecordBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    const { bucketName, region, lock } = args;
    super("wardrail:foundation:RecordBucket", name, { bucketName, region, lock }, opts);
    const permanent = { parent: this, protect: true, retainOnDelete: true };
    const arn = bucketArn(bucketName);
    const bucket = new Bucket(
      `${name}-bucket`,
      {
        bucket: bucketName,
        region,
        forceDestroy: false,
        objectLockEnabled: lock === "compliance",
        tags: args.tags,
      },
      permanent,
    );
    const placed = { bucket: bucket.id, region };
    const publicAccess = new BucketPublicAccessBlock(
      `${name}-public-access-block`,
      {
        ...placed,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      permanent,
    );
    new BucketOwnershipControls(
      `${name}-ownership`,
      { ...placed, rule: { objectOwnership: "BucketOwnerEnforced" } },
      permanent,
    );
    const versioning = new BucketVersioning(
      `${name}-versioning`,
      { ...placed, versioningConfiguration: { status: "Enabled" } },
      permanent,
    );
    new BucketServerSideEncryptionConfiguration(
      `${name}-encryption`,
      { ...placed, rules: [encryptionRule(args.encryption)] },
      permanent,
    );
    if (lock === "compliance") {
      new BucketObjectLockConfiguration(
        `${name}-lock`,
        {
          ...placed,
          objectLockEnabled: "Enabled",
          rule: { defaultRetention: { mode: "COMPLIANCE", days: recordRetentionDays } },
        },
        { ...permanent, dependsOn: [versioning] },
      );
    }
    const policy = new BucketPolicy(
      `${name}-policy`,
      { ...placed, policy: policyDocument([tlsOnly(arn), ...args.statements]) },
      { ...permanent, dependsOn: [publicAccess] },
    );
    if (args.accessLogsTo !== undefined) {
      new BucketLogging(
        `${name}-access-logging`,
        { ...placed, targetBucket: args.accessLogsTo, targetPrefix: `${bucketName}/` },
        permanent,
      );
    }
    new BucketLifecycleConfiguration(
      `${name}-lifecycle`,
      { ...placed, rules: lifecycleRules },
      // Rules for older versions need versioning to be on.
      { ...permanent, dependsOn: [versioning] },
    );
    this.bucketName = bucketName;
    this.arn = arn;
    this.nodes = { bucket, policy, versioning };
    this.registerOutputs({ bucketName, arn });
  }
}

/** Records go when six years are over and not a day before; what a lock still holds, S3 keeps. */
const lifecycleRules = [
  {
    id: "keep-six-years",
    status: "Enabled",
    filter: {},
    transitions: [{ days: readOftenDays, storageClass: "GLACIER_IR" }],
    expiration: { days: recordRetentionDays },
    noncurrentVersionExpiration: { noncurrentDays: recordRetentionDays },
    abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
  },
];

function encryptionRule(encryption: RecordEncryption) {
  if (encryption.with !== "customer-key") {
    return { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } };
  }
  return {
    applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: encryption.key.arn },
    // One data key per bucket and time instead of one per object: up to 99 % fewer KMS calls.
    bucketKeyEnabled: true,
  };
}
