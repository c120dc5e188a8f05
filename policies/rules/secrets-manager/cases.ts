import { type CasesByControl, five, other, res, UNKNOWN } from "../../cases/case.ts";

const replica = (kmsKeyId: string) => ({ replicas: [{ region: "us-west-2", kmsKeyId }] });

export const cases: CasesByControl = {
  "secrets-rotation": {
    complies: [
      [
        { id: "s" },
        res("secretsmanager/secretRotation:SecretRotation", {
          secretId: "s",
          rotationLambdaArn: "l",
          rotationRules: { automaticallyAfterDays: 30 },
        }),
      ],
    ],
    violates: [{ id: "s" }],
    lookAlike: [
      [
        { id: "s" },
        res("secretsmanager/secretRotation:SecretRotation", {
          secretId: "s",
          rotationLambdaArn: "l",
          rotationRules: {},
        }),
      ],
      [
        { id: "s" },
        res("secretsmanager/secretRotation:SecretRotation", {
          secretId: "t",
          rotationRules: { automaticallyAfterDays: 30 },
        }),
      ],
    ],
    notApplicable: [other],
    unknown: [
      [
        { id: "s" },
        res("secretsmanager/secretRotation:SecretRotation", {
          secretId: UNKNOWN,
          rotationRules: { automaticallyAfterDays: 30 },
        }),
      ],
    ],
  },
  "secrets-cmk": {
    ...five({ kmsKeyId: "alias/phi" }, {}, { kmsKeyId: "alias/aws/secretsmanager" }, "kmsKeyId"),
    lookAlike: [
      { kmsKeyId: "alias/aws/secretsmanager" },
      { kmsKeyId: "aws/secretsmanager" },
      { kmsKeyId: "arn:aws:kms:us-east-1:1:alias/aws/secretsmanager" },
    ],
  },
  "dr-secret-replica": five(
    replica("arn:aws:kms:us-west-2:1:key/1"),
    {},
    replica("arn:aws:kms:us-east-1:1:key/1"),
    "replicas",
  ),
};
