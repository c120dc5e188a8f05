import { type CasesByControl, other, res, UNKNOWN } from "../../cases/case.ts";

const statement = (more: object = {}) => ({
  policy: JSON.stringify({
    Statement: [
      {
        Action: "events:PutEvents",
        Effect: "Allow",
        Resource: "*",
        Principal: { AWS: "arn:aws:iam::111122223333:root" },
        ...more,
      },
    ],
  }),
});
const phi = { tags: { "wardrail:data-class": "phi" } };
const outside = "arn:aws:events:us-east-1:111122223333:api-destination/partner/1";
const endpoint = {
  eventBuses: [
    { eventBusArn: "arn:aws:events:us-east-1:1:event-bus/b" },
    { eventBusArn: "arn:aws:events:us-west-2:1:event-bus/b" },
  ],
  replicationConfig: { state: "ENABLED" },
  routingConfig: { failoverConfig: { primary: { healthCheck: "arn:aws:route53:::healthcheck/1" } } },
};

export const cases: CasesByControl = {
  "phi-event-transform-minimum": {
    complies: [
      {
        arn: outside,
        inputTransformer: { inputPaths: { id: "$.detail.appointmentId" }, inputTemplate: "<id>" },
      },
    ],
    violates: [{ arn: outside }],
    lookAlike: [
      { arn: outside, inputTransformer: { inputPaths: { all: "$.detail" }, inputTemplate: "<all>" } },
      { arn: outside, inputTransformer: { inputTemplate: '{"e":<aws.events.event>}' } },
    ],
    notApplicable: [{ arn: "arn:aws:sqs:us-east-1:111122223333:sms" }],
    unknown: [{ arn: outside, inputTransformer: UNKNOWN }, { arn: UNKNOWN }],
  },
  "phi-event-pattern-no-literals": {
    complies: [{ eventPattern: JSON.stringify({ "detail-type": ["appointment.booked.v1"] }) }],
    violates: [{ eventPattern: JSON.stringify({ detail: { patient: ["jane@example.org"] } }) }],
    lookAlike: [
      { eventPattern: JSON.stringify({ detail: { key: [{ prefix: "mrn-00482913" }] } }) },
      { eventPattern: JSON.stringify({ detail: { note: ["078-05-1120"] } }) },
    ],
    notApplicable: [{ scheduleExpression: "rate(5 minutes)" }],
    unknown: [{ eventPattern: UNKNOWN }],
  },
  "phi-event-bus-log-detail-off": {
    complies: [{ logConfig: { level: "ERROR", includeDetail: "NONE" } }],
    violates: [{ logConfig: { level: "ERROR", includeDetail: "FULL" } }],
    lookAlike: [{ logConfig: { level: "ERROR" } }],
    notApplicable: [{}],
    unknown: [{ logConfig: { includeDetail: UNKNOWN } }],
  },
  "phi-event-schema-discovery-off": {
    complies: [
      [
        res("schemas/discoverer:Discoverer", { sourceArn: UNKNOWN }, { from: { sourceArn: ["ops"] } }),
        res("cloudwatch/eventBus:EventBus", { tags: { "data-class": "operational" } }, { name: "ops" }),
      ],
    ],
    violates: [
      [
        res("schemas/discoverer:Discoverer", { sourceArn: UNKNOWN }, { from: { sourceArn: ["bus"] } }),
        res("cloudwatch/eventBus:EventBus", phi, { name: "bus" }),
      ],
    ],
    lookAlike: [
      [
        { sourceArn: "arn:aws:events:us-east-1:1:event-bus/booking" },
        res("cloudwatch/eventBus:EventBus", { name: "booking", tags: { DataClass: "phi" } }),
      ],
    ],
    notApplicable: [
      [
        { sourceArn: "arn:aws:events:us-east-1:1:event-bus/else" },
        res("cloudwatch/eventBus:EventBus", { name: "booking", ...phi }),
      ],
    ],
    unknown: [{ sourceArn: "arn:aws:events:us-east-1:1:event-bus/elsewhere" }],
  },
  "event-bus-resource-policy": {
    complies: [
      [{ name: "booking" }, res("cloudwatch/eventBusPolicy:EventBusPolicy", { eventBusName: "booking" })],
    ],
    violates: [{ name: "booking" }],
    lookAlike: [
      [{ name: "booking" }, res("cloudwatch/eventBusPolicy:EventBusPolicy", { eventBusName: "waitlist" })],
    ],
    notApplicable: [{ name: "default" }],
    unknown: [
      [{ name: "booking" }, res("cloudwatch/eventBusPolicy:EventBusPolicy", { eventBusName: UNKNOWN })],
    ],
  },
  "event-bus-no-foreign-principal": {
    complies: [
      statement(),
      statement({ Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abc" } } }),
      res("cloudwatch/eventPermission:EventPermission", { principal: "111122223333" }),
      res("cloudwatch/eventPermission:EventPermission", {
        principal: "*",
        condition: { key: "aws:PrincipalOrgID", type: "StringEquals", value: "o-abc" },
      }),
    ],
    violates: [
      statement({ Principal: "*" }),
      res("cloudwatch/eventPermission:EventPermission", { principal: "*" }),
      res("cloudwatch/eventPermission:EventPermission", { principal: "111122223333" }),
      statement(),
      statement({ Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-theirs" } } }),
    ],
    lookAlike: [
      statement({ Principal: { AWS: ["111122223333", "*"] } }),
      statement({ Principal: "*", Condition: { StringLike: { "aws:PrincipalOrgID": "*" } } }),
      statement({
        Principal: "*",
        Condition: { "ForAllValues:StringEquals": { "aws:PrincipalOrgID": ["o-abc"] } },
      }),
    ],
    notApplicable: [other],
    unknown: [{ policy: UNKNOWN }],
    settingsOf: (kind, index) =>
      kind === "violates" && index >= 2
        ? { trustedAccounts: ["444455556666"], trustedOrganizations: ["o-ours"] }
        : {},
  },
  "event-bus-cmk": {
    complies: [{ kmsKeyIdentifier: "alias/phi" }],
    violates: [{}],
    lookAlike: [{ kmsKeyIdentifier: "" }, { kmsKeyId: "alias/phi" }],
    notApplicable: [other],
    unknown: [{ kmsKeyIdentifier: UNKNOWN }],
  },
  "event-bus-dlq": {
    complies: [{ kmsKeyIdentifier: "alias/phi", deadLetterConfig: { arn: "arn:aws:sqs:us-east-1:1:d" } }],
    violates: [{ kmsKeyIdentifier: "alias/phi" }],
    lookAlike: [{ kmsKeyIdentifier: "alias/phi", deadLetterConfig: {} }],
    notApplicable: [{}],
    unknown: [
      { kmsKeyIdentifier: UNKNOWN },
      { kmsKeyIdentifier: "alias/phi", deadLetterConfig: { arn: UNKNOWN } },
    ],
  },
  "event-target-dlq": {
    complies: [{ deadLetterConfig: { arn: "arn:aws:sqs:us-east-1:1:d" } }],
    violates: [{}],
    lookAlike: [{ deadLetterConfig: {} }, { retryPolicy: { maximumRetryAttempts: 185 } }],
    notApplicable: [other],
    unknown: [{ deadLetterConfig: { arn: UNKNOWN } }],
  },
  "event-target-retry": {
    complies: [{ retryPolicy: { maximumRetryAttempts: 185, maximumEventAgeInSeconds: 86400 } }],
    violates: [{}, { retryPolicy: { maximumRetryAttempts: 0 } }],
    lookAlike: [
      { retryPolicy: { maximumRetryAttempts: 185, maximumEventAgeInSeconds: 59 } },
      { retryPolicy: { maximumRetryAttempts: 186 } },
    ],
    notApplicable: [other],
    unknown: [{ retryPolicy: { maximumRetryAttempts: UNKNOWN } }],
  },
  "event-target-dlq-encrypted": {
    complies: [
      [
        { kmsMasterKeyId: "k", messageRetentionSeconds: 1209600 },
        res(
          "cloudwatch/eventTarget:EventTarget",
          { deadLetterConfig: { arn: UNKNOWN } },
          { from: { deadLetterConfig: ["subject"] } },
        ),
      ],
    ],
    violates: [
      [
        {},
        res(
          "cloudwatch/eventTarget:EventTarget",
          { deadLetterConfig: { arn: UNKNOWN } },
          { from: { deadLetterConfig: ["subject"] } },
        ),
      ],
    ],
    lookAlike: [
      [
        { kmsMasterKeyId: "k", messageRetentionSeconds: 345600 },
        res(
          "cloudwatch/eventTarget:EventTarget",
          { deadLetterConfig: { arn: UNKNOWN } },
          { from: { deadLetterConfig: ["subject"] } },
        ),
      ],
    ],
    notApplicable: [{}],
    unknown: [
      [
        { kmsMasterKeyId: "k", messageRetentionSeconds: UNKNOWN },
        res(
          "cloudwatch/eventTarget:EventTarget",
          { deadLetterConfig: { arn: UNKNOWN } },
          { from: { deadLetterConfig: ["subject"] } },
        ),
      ],
    ],
  },
  "event-archive-present": {
    complies: [
      [
        { name: "b", ...phi },
        res(
          "cloudwatch/eventArchive:EventArchive",
          { eventSourceArn: UNKNOWN },
          { from: { eventSourceArn: ["subject"] } },
        ),
      ],
    ],
    violates: [{ name: "b", ...phi }],
    lookAlike: [
      [
        { name: "b", tags: { tier: "0" } },
        res("cloudwatch/eventArchive:EventArchive", {
          eventSourceArn: "arn:aws:events:us-east-1:1:event-bus/c",
        }),
      ],
    ],
    notApplicable: [{ name: "b", tags: { "data-class": "operational" } }],
    unknown: [
      [{ name: "b", ...phi }, res("cloudwatch/eventArchive:EventArchive", { eventSourceArn: UNKNOWN })],
    ],
  },
  "event-archive-retention": {
    complies: [
      { kmsKeyIdentifier: "k", retentionDays: 90 },
      { kmsKeyIdentifier: "k", retentionDays: 0 },
      { name: "audit-archive", kmsKeyIdentifier: "k", retentionDays: 2192 },
    ],
    violates: [{ retentionDays: 90 }, { kmsKeyIdentifier: "k", retentionDays: 7 }],
    lookAlike: [{ name: "audit-archive", kmsKeyIdentifier: "k", retentionDays: 365 }],
    notApplicable: [other],
    unknown: [{ kmsKeyIdentifier: "k", retentionDays: UNKNOWN }],
  },
  "event-global-endpoint": {
    complies: [endpoint],
    violates: [
      {},
      [res("pulumi:pulumi:Stack", {}), res("cloudwatch/eventBus:EventBus", { tags: { tier: "0" } })],
    ],
    lookAlike: [
      {
        ...endpoint,
        eventBuses: [endpoint.eventBuses[0] ?? {}, { eventBusArn: "arn:aws:events:us-east-1:1:event-bus/c" }],
      },
      { ...endpoint, replicationConfig: { state: "DISABLED" } },
      { ...endpoint, routingConfig: {} },
    ],
    notApplicable: [res("pulumi:pulumi:Stack", {})],
    unknown: [
      { ...endpoint, eventBuses: UNKNOWN },
      { ...endpoint, replicationConfig: { state: UNKNOWN } },
    ],
  },
  "event-rule-enabled": {
    complies: [{ tags: { clinical: "true" } }, { tags: { clinical: "true" }, state: "ENABLED" }],
    violates: [{ tags: { clinical: "true" }, state: "DISABLED" }],
    lookAlike: [{ tags: { tier: "0" }, isEnabled: false }],
    notApplicable: [{ state: "DISABLED" }],
    unknown: [{ tags: { clinical: "true" }, state: UNKNOWN }],
  },
  "event-api-destination-tls": {
    settings: { partnerHosts: ["partner.example"] },
    complies: [{ invocationEndpoint: "https://partner.example/hook" }],
    violates: [{ invocationEndpoint: "http://partner.example/hook" }, {}],
    lookAlike: [
      { invocationEndpoint: "https://partner.example.evil.test/hook" },
      { invocationEndpoint: "https-//x" },
    ],
    notApplicable: [other],
    unknown: [{ invocationEndpoint: UNKNOWN }],
  },
  "pipe-source-encrypted-dlq": {
    complies: [
      {
        source: "arn:aws:kinesis:us-east-1:1:stream/s",
        sourceParameters: {
          kinesisStreamParameters: { maximumRetryAttempts: 3, deadLetterConfig: { arn: "arn:q" } },
        },
      },
      res("lambda/eventSourceMapping:EventSourceMapping", {
        eventSourceArn: "arn:aws:dynamodb:us-east-1:1:table/t/stream/1",
        maximumRetryAttempts: 3,
        destinationConfig: { onFailure: { destinationArn: "arn:q" } },
      }),
    ],
    violates: [{ source: "arn:aws:kinesis:us-east-1:1:stream/s" }],
    lookAlike: [
      res("lambda/eventSourceMapping:EventSourceMapping", {
        eventSourceArn: "arn:aws:kinesis:us-east-1:1:stream/s",
        maximumRetryAttempts: -1,
        destinationConfig: { onFailure: { destinationArn: "arn:q" } },
      }),
      res("lambda/eventSourceMapping:EventSourceMapping", {
        eventSourceArn: "arn:aws:kinesis:us-east-1:1:stream/s",
        destinationConfig: { onFailure: { destinationArn: "arn:q" } },
      }),
    ],
    notApplicable: [{ source: "arn:aws:sqs:us-east-1:1:q" }],
    unknown: [{ source: UNKNOWN }],
  },
  "notify-cadence-cap": {
    complies: [
      { name: "reminder-sms", flexibleTimeWindow: { mode: "FLEXIBLE" } },
      res("lambda/eventSourceMapping:EventSourceMapping", {
        functionName: "sms-sender",
        scalingConfig: { maximumConcurrency: 10 },
      }),
    ],
    violates: [{ name: "reminder-sms" }],
    lookAlike: [
      { name: "reminder-sms", flexibleTimeWindow: { mode: "OFF" } },
      res("lambda/eventSourceMapping:EventSourceMapping", {
        functionName: "sms-sender",
        scalingConfig: { maximumConcurrency: 10 },
        batchSize: 100,
      }),
    ],
    notApplicable: [{ name: "offer-expiry" }],
    unknown: [{ name: "reminder-sms", flexibleTimeWindow: { mode: UNKNOWN } }],
  },
  "scheduler-cmk-dlq": {
    complies: [{ kmsKeyArn: "k", target: { deadLetterConfig: { arn: "q" }, input: '{"offerId":"o-1"}' } }],
    violates: [{}, { kmsKeyArn: "k", target: {} }],
    lookAlike: [
      { kmsKeyArn: "k", target: { deadLetterConfig: { arn: "q" }, input: '{"phone":"+15552345678"}' } },
    ],
    notApplicable: [other],
    unknown: [{ kmsKeyArn: "k", target: { deadLetterConfig: { arn: "q" }, input: UNKNOWN } }],
  },
};
