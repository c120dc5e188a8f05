import { type CasesByControl, other, res, UNKNOWN } from "../../cases/case.ts";

const policy = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
const anyone = { Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" };

export const cases: CasesByControl = {
  "kms-rotation": {
    complies: [
      { enableKeyRotation: true },
      { enableKeyRotation: true, rotationPeriodInDays: 90, customerMasterKeySpec: "SYMMETRIC_DEFAULT" },
    ],
    violates: [{}, { enableKeyRotation: false }],
    lookAlike: [
      { enableKeyRotation: true, rotationPeriodInDays: 366 },
      { enableKeyRotation: true, rotationPeriodInDays: 400, policy: UNKNOWN },
    ],
    notApplicable: [
      { customerMasterKeySpec: "RSA_2048" },
      { customerMasterKeySpec: "ECC_NIST_P256", keyUsage: "SIGN_VERIFY" },
    ],
    unknown: [
      { enableKeyRotation: UNKNOWN },
      { customerMasterKeySpec: UNKNOWN },
      { enableKeyRotation: true, rotationPeriodInDays: UNKNOWN },
    ],
  },
  "kms-deletion-window": {
    complies: [{}, { deletionWindowInDays: 30 }],
    violates: [{ deletionWindowInDays: 7 }, { isEnabled: false }],
    lookAlike: [{ deletionWindowInDays: 29 }, { deletionWindowInDays: 30, isEnabled: false }],
    notApplicable: [other],
    unknown: [{ deletionWindowInDays: UNKNOWN }],
  },
  "kms-policy-no-wildcard": {
    complies: [
      {},
      { policy: policy({ ...anyone, Principal: { AWS: "arn:aws:iam::111122223333:root" } }) },
      { policy: policy({ ...anyone, Condition: { StringEquals: { "kms:CallerAccount": "111122223333" } } }) },
      { policy: policy({ ...anyone, Effect: "Deny" }) },
    ],
    violates: [
      { policy: policy(anyone) },
      { policy: policy({ ...anyone, Principal: { AWS: "*" } }) },
      { bypassPolicyLockoutSafetyCheck: true },
      { policy: JSON.stringify({ Statement: anyone }) },
    ],
    lookAlike: [
      {
        policy: policy({
          Resource: "*",
          Action: ["kms:Decrypt"],
          Principal: { AWS: ["arn:aws:iam::111122223333:root", "*"] },
          Effect: "Allow",
        }),
      },
      { policy: policy({ ...anyone, Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } } }) },
      { policy: policy({ ...anyone, Condition: { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-1" } } }) },
      { policy: policy({ ...anyone, Condition: { StringLike: { "kms:CallerAccount": "*" } } }) },
      {
        policy: policy({
          Effect: "Allow",
          NotPrincipal: { AWS: "arn:aws:iam::111122223333:root" },
          Action: "kms:*",
          Resource: "*",
        }),
      },
      { policy: UNKNOWN, bypassPolicyLockoutSafetyCheck: true },
    ],
    notApplicable: [other],
    unknown: [
      { policy: UNKNOWN },
      { policy: policy({ ...anyone, Principal: { AWS: UNKNOWN } }) },
      { policy: "{not json" },
    ],
  },
  "dr-kms-multi-region": {
    complies: [
      { multiRegion: true, tags: { tier: "0" } },
      [
        { tags: { tier: "0" } },
        res(
          "kms/replicaKey:ReplicaKey",
          { primaryKeyArn: UNKNOWN },
          { from: { primaryKeyArn: ["subject"] } },
        ),
      ],
    ],
    violates: [{ tags: { tier: "0" } }],
    lookAlike: [
      [
        { multiRegion: false },
        res(
          "dynamodb/table:Table",
          { tags: { "wardrail:tier": "0" }, serverSideEncryption: { kmsKeyArn: UNKNOWN } },
          { from: { serverSideEncryption: ["subject"] } },
        ),
      ],
      [
        { tags: { tier: "tier-0" } },
        res("kms/replicaKey:ReplicaKey", { primaryKeyArn: "arn:aws:kms:us-east-1:111122223333:key/other" }),
      ],
    ],
    notApplicable: [{ tags: { tier: "2" } }, {}],
    unknown: [{ tags: { tier: "0" }, multiRegion: UNKNOWN }, { tags: UNKNOWN }],
  },
};
