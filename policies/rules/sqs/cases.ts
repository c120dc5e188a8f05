import { type CasesByControl, other, res, UNKNOWN } from "../../cases/case.ts";

const deny = (more: object = {}) =>
  JSON.stringify({
    Statement: [
      {
        Condition: { Bool: { "aws:SecureTransport": "false" } },
        Resource: "*",
        Action: "*",
        Principal: "*",
        Effect: "Deny",
        ...more,
      },
    ],
  });
const attached = (policy: string, to = "subject") =>
  res("sqs/queuePolicy:QueuePolicy", { queueUrl: UNKNOWN, policy }, { from: { queueUrl: [to] } });

export const cases: CasesByControl = {
  "sqs-encrypted": {
    complies: [
      { kmsMasterKeyId: "arn:aws:kms:us-east-1:111122223333:key/1" },
      { sqsManagedSseEnabled: true },
    ],
    violates: [{}, { sqsManagedSseEnabled: false }],
    lookAlike: [
      { sqsManagedSseEnabled: true, tags: { "data-class": "phi" } },
      { kmsMasterKeyId: "" },
      { kmsDataKeyReusePeriodSeconds: 300 },
    ],
    notApplicable: [other],
    unknown: [{ sqsManagedSseEnabled: UNKNOWN }, { kmsMasterKeyId: UNKNOWN }],
  },
  "sqs-dlq": {
    complies: [
      {
        redrivePolicy: JSON.stringify({
          maxReceiveCount: 5,
          deadLetterTargetArn: "arn:aws:sqs:us-east-1:111122223333:dead",
        }),
      },
      [
        {},
        res("sqs/redrivePolicy:RedrivePolicy", { queueUrl: UNKNOWN }, { from: { queueUrl: ["subject"] } }),
      ],
    ],
    violates: [{}, { redrivePolicy: "{}" }],
    lookAlike: [
      { redrivePolicy: JSON.stringify({ maxReceiveCount: 5 }) },
      [
        {},
        res("sqs/redrivePolicy:RedrivePolicy", { queueUrl: UNKNOWN }, { from: { queueUrl: ["elsewhere"] } }),
      ],
      [{}, res("sqs/queue:Queue", { redrivePolicy: UNKNOWN }, { from: { redrivePolicy: ["elsewhere"] } })],
    ],
    notApplicable: [
      { name: "booking-dlq" },
      [{}, res("sqs/queue:Queue", { redrivePolicy: UNKNOWN }, { from: { redrivePolicy: ["subject"] } })],
      [
        { arn: "arn:aws:sqs:us-east-1:1:q" },
        res("cloudwatch/eventTarget:EventTarget", { deadLetterConfig: { arn: "arn:aws:sqs:us-east-1:1:q" } }),
      ],
    ],
    unknown: [
      { redrivePolicy: UNKNOWN },
      [{}, res("sqs/redrivePolicy:RedrivePolicy", { queueUrl: UNKNOWN })],
    ],
  },
  "sqs-sns-tls-only": {
    complies: [
      [{}, attached(deny())],
      {
        policy: deny({ Condition: { BoolIfExists: { "AWS:SecureTransport": [false] } }, Action: ["SQS:*"] }),
      },
      [
        res("sns/topic:Topic", {}),
        res(
          "sns/topicPolicy:TopicPolicy",
          { arn: UNKNOWN, policy: deny({ Action: "sns:Publish" }) },
          { from: { arn: ["subject"] } },
        ),
      ],
    ],
    violates: [{}, [{}, attached(deny(), "elsewhere")]],
    lookAlike: [
      [{}, attached(deny({ Effect: "Allow" }))],
      [{}, attached(deny({ Condition: { Bool: { "aws:SecureTransport": "true" } } }))],
      [{}, attached(deny({ Principal: { AWS: "arn:aws:iam::111122223333:root" } }))],
      [
        {},
        attached(
          deny({
            Condition: {
              Bool: { "aws:SecureTransport": "false" },
              StringEquals: { "aws:SourceVpc": "vpc-1" },
            },
          }),
        ),
      ],
      [{}, attached(deny({ Action: "sqs:ReceiveMessage" }))],
    ],
    notApplicable: [other],
    unknown: [{ policy: UNKNOWN }, [{}, attached(UNKNOWN)]],
  },
};
