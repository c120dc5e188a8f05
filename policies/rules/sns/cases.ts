import { type CasesByControl, five, res, UNKNOWN } from "../../cases/case.ts";

const phi = { arn: "arn:t", tags: { "data-class": "phi" } };
const guarded = (operation: object) =>
  res("sns/dataProtectionPolicy:DataProtectionPolicy", {
    arn: "arn:t",
    policy: JSON.stringify({ Statement: [{ Operation: operation }] }),
  });
const subscribed = (protocol: string) => [{ topic: "arn:t", protocol }, res("sns/topic:Topic", phi)] as const;
const sms = { defaultSmsType: "Transactional", monthlySpendLimit: 5000, deliveryStatusIamRoleArn: "r" };
const key = (
  more: object = {},
  services: readonly string[] = ["sns.amazonaws.com", "events.amazonaws.com"],
) =>
  res("kms/key:Key", {
    arn: "arn:k",
    policy: JSON.stringify({
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: services },
          Action: "kms:*",
          Resource: "*",
          Condition: { StringEquals: { "aws:SourceAccount": "1" } },
          ...more,
        },
      ],
    }),
  });
const notifies = { tags: { service: "notifications" }, kmsMasterKeyId: "arn:k" };

export const cases: CasesByControl = {
  "sns-kms": five({ kmsMasterKeyId: "k" }, {}, { kmsMasterKeyId: "" }, "kmsMasterKeyId"),
  "phi-topic-data-protection": {
    complies: [[phi, guarded({ Deny: {} })]],
    violates: [phi],
    lookAlike: [[phi, guarded({ Audit: {} })]],
    notApplicable: [{}],
    unknown: [[phi, res("sns/dataProtectionPolicy:DataProtectionPolicy", { arn: "arn:t", policy: UNKNOWN })]],
  },
  "phi-no-unencrypted-subscription": {
    complies: [subscribed("sqs"), subscribed("https")],
    violates: [subscribed("http"), subscribed("email")],
    lookAlike: [subscribed("email-json")],
    notApplicable: [{ topic: "arn:t", protocol: "http" }],
    unknown: [subscribed("sms"), subscribed(UNKNOWN)],
  },
  "phi-sms-production-ready": {
    ...five(sms, {}, { ...sms, monthlySpendLimit: 1 }, "monthlySpendLimit"),
    lookAlike: [
      { ...sms, monthlySpendLimit: 1 },
      { ...sms, defaultSmsType: "Promotional" },
      res("pinpoint/smsvoicev2ConfigurationSet:Smsvoicev2ConfigurationSet", {
        defaultMessageType: "PROMOTIONAL",
      }),
    ],
    settings: { smsSandboxLeft: true },
  },
  "notify-topic-encrypted": {
    complies: [[notifies, key()], notifies],
    violates: [{ tags: { service: "notifications" } }],
    lookAlike: [
      [notifies, key({ Condition: {} })],
      [notifies, key({}, ["sns.amazonaws.com"])],
      { ...notifies, kmsMasterKeyId: "alias/aws/sns" },
    ],
    notApplicable: [{ tags: { service: "booking" } }],
    unknown: [{ ...notifies, kmsMasterKeyId: UNKNOWN }],
  },
};
