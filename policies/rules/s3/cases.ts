import type { PropertyMap } from "../../../exchange/resource-graph.ts";
import { type CasesByControl, other, res, UNKNOWN } from "../../cases/case.ts";

const bucket = { bucket: "records" };
const beside = (kind: string, properties: PropertyMap, of = "records") =>
  res(`s3/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`, { bucket: of, ...properties });
/** As a preview sees it: the bucket's name is unknown, only the dependency tells. */
const previewed = (kind: string, properties: PropertyMap, of = "subject") =>
  res(
    `s3/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`,
    { bucket: UNKNOWN, ...properties },
    { from: { bucket: [of] } },
  );
const flags = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};
const blocked = beside("BucketPublicAccessBlock", flags);
const policy = (more: object = {}) => ({
  policy: JSON.stringify({
    Statement: [
      {
        Resource: ["arn:aws:s3:::records", "arn:aws:s3:::records/*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
        Principal: "*",
        Effect: "Deny",
        Action: "s3:*",
        ...more,
      },
    ],
  }),
});
const audit = { ...bucket, tags: { purpose: "audit" } };
const expires = (days: number, status = "Enabled") =>
  beside("BucketLifecycleConfiguration", { rules: [{ status, expiration: { days } }] });
const encrypted = (sseAlgorithm: string, more: PropertyMap = {}) => ({
  rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm, ...more } }],
});
const versioned = { ...bucket, versioning: { enabled: true } };
const noncurrent = (days: number) =>
  beside("BucketLifecycleConfiguration", {
    rules: [{ status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: days } }],
  });

export const cases: CasesByControl = {
  "s3-block-public-access": {
    complies: [
      [bucket, blocked],
      [{}, previewed("BucketPublicAccessBlock", flags)],
      [res("s3/bucketV2:BucketV2", bucket), blocked],
    ],
    violates: [bucket, [bucket, beside("BucketPublicAccessBlock", { blockPublicAcls: true })]],
    lookAlike: [
      [bucket, beside("BucketPublicAccessBlock", { ...flags, restrictPublicBuckets: false })],
      [bucket, beside("BucketPublicAccessBlock", flags, "other-bucket")],
      [{}, previewed("BucketPublicAccessBlock", flags, "elsewhere")],
    ],
    notApplicable: [other],
    unknown: [
      [bucket, beside("BucketPublicAccessBlock", { ...flags, ignorePublicAcls: UNKNOWN })],
      [{}, res("s3/bucketPublicAccessBlock:BucketPublicAccessBlock", { bucket: UNKNOWN, ...flags })],
    ],
  },
  "s3-account-block-public-access": {
    complies: [
      flags,
      [
        res("pulumi:pulumi:Stack", {}, { stack: "account-prod" }),
        res("s3/accountPublicAccessBlock:AccountPublicAccessBlock", flags),
      ],
    ],
    violates: [{ blockPublicAcls: true }, res("pulumi:pulumi:Stack", {}, { stack: "account-prod" })],
    lookAlike: [{ ...flags, ignorePublicAcls: false }],
    notApplicable: [res("pulumi:pulumi:Stack", {})],
    unknown: [{ ...flags, blockPublicPolicy: UNKNOWN }],
  },
  "s3-access-logging": {
    complies: [
      [bucket, beside("BucketLogging", { targetBucket: "logs" })],
      { ...bucket, logging: { targetBucket: "logs" } },
    ],
    violates: [bucket],
    lookAlike: [
      [bucket, beside("BucketLogging", { targetBucket: "logs" }, "other")],
      { ...bucket, logging: {} },
    ],
    notApplicable: [
      [{ bucket: "logs" }, beside("BucketLogging", { targetBucket: "logs" })],
      [
        {},
        res("s3/bucket:Bucket", { logging: { targetBucket: UNKNOWN } }, { from: { logging: ["subject"] } }),
      ],
    ],
    unknown: [[{}, res("s3/bucketLogging:BucketLogging", { bucket: UNKNOWN, targetBucket: "logs" })]],
  },
  "s3-no-public-read": {
    complies: [
      [bucket, blocked],
      [{ ...bucket, acl: "public-read" }, blocked],
    ],
    violates: [
      bucket,
      [{ ...bucket, acl: "public-read" }, beside("BucketPublicAccessBlock", { blockPublicPolicy: true })],
    ],
    lookAlike: [
      [
        bucket,
        beside("BucketPublicAccessBlock", { blockPublicPolicy: true }),
        beside("BucketAcl", { acl: "authenticated-read" }),
      ],
      [
        bucket,
        beside("BucketPublicAccessBlock", { blockPublicPolicy: true }),
        beside("BucketAcl", {
          accessControlPolicy: {
            grants: [
              {
                permission: "READ",
                grantee: { type: "Group", uri: "http://acs.amazonaws.com/groups/global/AllUsers" },
              },
            ],
          },
        }),
      ],
    ],
    notApplicable: [other],
    unknown: [[bucket, beside("BucketPublicAccessBlock", { blockPublicPolicy: UNKNOWN })]],
  },
  "s3-no-public-write": {
    complies: [
      [bucket, blocked],
      [{ ...bucket, acl: "public-read" }, beside("BucketPublicAccessBlock", { blockPublicPolicy: true })],
    ],
    violates: [
      bucket,
      [
        { ...bucket, acl: "public-read-write" },
        beside("BucketPublicAccessBlock", { blockPublicPolicy: true }),
      ],
    ],
    lookAlike: [
      [
        bucket,
        beside("BucketPublicAccessBlock", { blockPublicPolicy: true }),
        beside("BucketAcl", { acl: "public-read-write" }),
      ],
      [
        {
          ...bucket,
          grants: [
            {
              type: "Group",
              uri: "http://acs.amazonaws.com/groups/global/AllUsers",
              permissions: ["WRITE_ACP"],
            },
          ],
        },
        beside("BucketPublicAccessBlock", { blockPublicPolicy: true }),
      ],
    ],
    notApplicable: [other],
    unknown: [[{ ...bucket, acl: UNKNOWN }, beside("BucketPublicAccessBlock", { blockPublicPolicy: true })]],
  },
  "s3-acl-disabled": {
    complies: [
      [bucket, beside("BucketOwnershipControls", { rule: { objectOwnership: "BucketOwnerEnforced" } })],
    ],
    violates: [
      bucket,
      [bucket, beside("BucketOwnershipControls", { rule: { objectOwnership: "ObjectWriter" } })],
    ],
    lookAlike: [
      [bucket, beside("BucketOwnershipControls", { rule: { objectOwnership: "BucketOwnerPreferred" } })],
      [
        bucket,
        beside("BucketOwnershipControls", { rule: { objectOwnership: "BucketOwnerEnforced" } }),
        beside("BucketAcl", { acl: "private" }),
      ],
      [
        { ...bucket, acl: "log-delivery-write" },
        beside("BucketOwnershipControls", { rule: { objectOwnership: "BucketOwnerEnforced" } }),
      ],
    ],
    notApplicable: [other],
    unknown: [[bucket, beside("BucketOwnershipControls", { rule: { objectOwnership: UNKNOWN } })]],
  },
  "s3-replication": {
    complies: [
      [bucket, beside("BucketReplicationConfig", { rules: [{ status: "Enabled" }] })],
      { ...bucket, replicationConfiguration: { rules: [{ status: "Enabled" }] } },
    ],
    violates: [bucket],
    lookAlike: [[bucket, beside("BucketReplicationConfig", { rules: [{ status: "Disabled" }] })]],
    notApplicable: [
      [
        { bucket: "replica" },
        beside("BucketReplicationConfig", {
          rules: [{ status: "Enabled", destination: { bucket: "arn:aws:s3:::replica" } }],
        }),
      ],
    ],
    unknown: [[bucket, beside("BucketReplicationConfig", { rules: [{ status: UNKNOWN }] })]],
  },
  "s3-tls-only": {
    complies: [
      [bucket, beside("BucketPolicy", policy())],
      [bucket, beside("BucketPolicy", policy({ Principal: { AWS: "*" }, Action: ["s3:*"], Resource: "*" }))],
      [
        bucket,
        beside(
          "BucketPolicy",
          policy({
            Action: "*",
            Condition: { BoolIfExists: { "aws:securetransport": false } },
            Resource: "arn:aws:s3:::records*",
          }),
        ),
      ],
    ],
    violates: [bucket, [bucket, beside("BucketPolicy", { policy: JSON.stringify({ Statement: [] }) })]],
    lookAlike: [
      [bucket, beside("BucketPolicy", policy({ Effect: "Allow" }))],
      [bucket, beside("BucketPolicy", policy({ Resource: "arn:aws:s3:::records" }))],
      [bucket, beside("BucketPolicy", policy({ Resource: ["arn:aws:s3:::records/*"] }))],
      [bucket, beside("BucketPolicy", policy({ Action: "s3:PutObject" }))],
      [bucket, beside("BucketPolicy", policy({ Principal: { AWS: "arn:aws:iam::111122223333:root" } }))],
      [bucket, beside("BucketPolicy", policy({ Condition: { Bool: { "aws:SecureTransport": "true" } } }))],
      [
        bucket,
        beside(
          "BucketPolicy",
          policy({
            Condition: { Bool: { "aws:SecureTransport": "false", "aws:PrincipalIsAWSService": "false" } },
          }),
        ),
      ],
      [
        bucket,
        beside("BucketPolicy", policy({ Resource: ["arn:aws:s3:::others", "arn:aws:s3:::others/*"] })),
      ],
    ],
    notApplicable: [other],
    unknown: [[{}, previewed("BucketPolicy", { policy: UNKNOWN })]],
  },
  "s3-versioning": {
    complies: [
      versioned,
      [bucket, beside("BucketVersioning", { versioningConfiguration: { status: "Enabled" } })],
    ],
    violates: [bucket, { ...bucket, versioning: { enabled: false } }],
    lookAlike: [
      [bucket, beside("BucketVersioning", { versioningConfiguration: { status: "Suspended" } })],
      { ...bucket, versioning: { mfaDelete: true } },
    ],
    notApplicable: [other],
    unknown: [{ ...bucket, versioning: { enabled: UNKNOWN } }],
  },
  "s3-kms-default-encryption": {
    complies: [
      [bucket, beside("BucketServerSideEncryptionConfiguration", encrypted("aws:kms"))],
      {
        ...bucket,
        serverSideEncryptionConfiguration: {
          rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms:dsse" } },
        },
      },
    ],
    violates: [bucket, [bucket, beside("BucketServerSideEncryptionConfiguration", encrypted("AES256"))]],
    lookAlike: [
      [
        bucket,
        beside("BucketServerSideEncryptionConfiguration", encrypted("AES256", { kmsMasterKeyId: "key" })),
      ],
      [bucket, beside("BucketServerSideEncryptionConfiguration", { rules: [{ bucketKeyEnabled: true }] })],
    ],
    notApplicable: [other],
    unknown: [[bucket, beside("BucketServerSideEncryptionConfiguration", encrypted(UNKNOWN))]],
  },
  "s3-object-lock": {
    complies: [
      [
        { ...audit, objectLockEnabled: true },
        beside("BucketObjectLockConfiguration", {
          rule: { defaultRetention: { mode: "COMPLIANCE", days: 2192 } },
        }),
      ],
    ],
    violates: [audit],
    lookAlike: [
      { ...audit, objectLockEnabled: true },
      [
        audit,
        beside("BucketObjectLockConfiguration", {
          rule: { defaultRetention: { mode: "COMPLIANCE", years: 6 } },
        }),
      ],
    ],
    notApplicable: [bucket],
    unknown: [
      [
        { ...audit, objectLockEnabled: UNKNOWN },
        beside("BucketObjectLockConfiguration", {
          rule: { defaultRetention: { mode: "COMPLIANCE", years: 6 } },
        }),
      ],
      { bucket: "b", tags: UNKNOWN },
    ],
  },
  "s3-version-lifecycle": {
    complies: [
      [versioned, noncurrent(90)],
      [{ ...audit, versioning: { enabled: true } }, noncurrent(2190)],
    ],
    violates: [versioned],
    lookAlike: [
      [{ ...audit, versioning: { enabled: true } }, noncurrent(30)],
      [versioned, expires(30)],
    ],
    notApplicable: [bucket],
    unknown: [
      [
        versioned,
        beside("BucketLifecycleConfiguration", {
          rules: [{ status: UNKNOWN, noncurrentVersionExpiration: { noncurrentDays: 90 } }],
        }),
      ],
    ],
  },
  "s3-event-notifications": {
    complies: [
      [{ ...bucket, tags: { "data-class": "phi" } }, beside("BucketNotification", { eventbridge: true })],
    ],
    violates: [{ ...bucket, tags: { "data-class": "phi" } }],
    lookAlike: [
      [
        { ...bucket, tags: { DataClass: "phi" } },
        beside("BucketNotification", { eventbridge: false, queues: [] }),
      ],
    ],
    notApplicable: [bucket],
    unknown: [
      [{ ...bucket, tags: { "data-class": "phi" } }, beside("BucketNotification", { queues: UNKNOWN })],
    ],
  },
  "log-retention-s3-six-years": {
    complies: [audit, [audit, expires(2190)], [audit, expires(30, "Disabled")]],
    violates: [[audit, expires(365)]],
    lookAlike: [
      [audit, expires(2189)],
      { ...audit, lifecycleRules: [{ enabled: true, expiration: { days: 90 } }] },
      [
        audit,
        beside("BucketLifecycleConfiguration", {
          rules: [{ status: "Enabled", expiration: { date: "2040-01-01T00:00:00Z" } }],
        }),
      ],
    ],
    notApplicable: [bucket],
    unknown: [
      [
        audit,
        beside("BucketLifecycleConfiguration", {
          rules: [{ status: "Enabled", expiration: { days: UNKNOWN } }],
        }),
      ],
    ],
  },
  "audit-evidence-tag": {
    complies: [{ tags: { evidence: "true", "control-ids": "cloudtrail-kms, s3-object-lock" } }],
    violates: [{ tags: { evidence: "true" } }],
    lookAlike: [{ tags: { evidence: "true", "control-ids": "" } }],
    notApplicable: [{}],
    unknown: [{ tags: { evidence: "true", "control-ids": UNKNOWN } }],
  },
};
