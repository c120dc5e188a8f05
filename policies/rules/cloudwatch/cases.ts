import { type CasesByControl, five, put, res, UNKNOWN } from "../../cases/case.ts";

const filter = (pattern: string) => ({
  pattern,
  metricTransformation: { name: "Failures", namespace: "n", value: "1" },
});
const login = filter('{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }');
const alarm = (metricName: string) => res("cloudwatch/metricAlarm:MetricAlarm", { metricName });
const baseline = res("pulumi:pulumi:Stack", {}, { stack: "account-prod" });
const nacl = filter("{ ($.eventName = CreateNetworkAcl) }");
const phi = { name: "/g", tags: { "data-class": "phi" } };
const audit = { name: "/g", tags: { purpose: "audit" } };
const masking = (operation: string) =>
  res("cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy", {
    logGroupName: "/g",
    policyDocument: JSON.stringify({
      Statement: [{ Operation: { Audit: {} } }, { Operation: { [operation]: { MaskConfig: {} } } }],
    }),
  });

export const cases: CasesByControl = {
  "cw-alarm-action": {
    ...five({ alarmActions: ["arn"] }, {}, { alarmActions: ["arn"], actionsEnabled: false }, "alarmActions"),
    lookAlike: [{ alarmActions: ["arn"], actionsEnabled: false }, { alarmActions: [] }],
  },
  "cw-log-group-kms": five({ kmsKeyId: "k" }, {}, { kmsKeyId: "" }, "kmsKeyId"),
  "cw-log-group-retention-explicit": five(
    { retentionInDays: 30 },
    {},
    { retentionInDays: 0 },
    "retentionInDays",
  ),
  "cw-metric-filter-auth-failures": {
    complies: [
      [login, alarm("Failures")],
      [baseline, res("cloudwatch/logMetricFilter:LogMetricFilter", login), alarm("Failures")],
    ],
    violates: [login, baseline],
    lookAlike: [
      [login, alarm("Other")],
      [baseline, res("cloudwatch/logMetricFilter:LogMetricFilter", nacl), alarm("Failures")],
    ],
    notApplicable: [filter("{ $.x = 1 }"), res("pulumi:pulumi:Stack", {})],
    unknown: [[login, alarm(UNKNOWN)]],
  },
  "cw-metric-filter-network-changes": {
    complies: [[nacl, alarm("Failures")]],
    violates: [nacl, baseline],
    lookAlike: [
      [nacl, alarm("Other")],
      [baseline, res("cloudwatch/logMetricFilter:LogMetricFilter", nacl), alarm("Failures")],
    ],
    notApplicable: [login],
    unknown: [[nacl, alarm(UNKNOWN)]],
  },
  "phi-log-data-protection": {
    complies: [[phi, masking("Deidentify")]],
    violates: [phi],
    lookAlike: [[phi, masking("Audit")]],
    notApplicable: [{ name: "/g" }],
    unknown: [
      [
        phi,
        res("cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy", {
          logGroupName: "/g",
          policyDocument: UNKNOWN,
        }),
      ],
    ],
  },
  "phi-alarm-text-clean": five(
    { alarmDescription: "Booking burns its budget", dimensions: { Service: "booking" } },
    { alarmDescription: "mrn-00482913 failed" },
    { alarmDescription: "ok", dimensions: { Patient: "078-05-1120" } },
    "alarmDescription",
  ),
  "log-retention-six-years": {
    complies: [
      { ...phi, retentionInDays: 2192 },
      [
        { ...audit, retentionInDays: 0 },
        res("cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", { logGroup: "/g" }),
      ],
    ],
    violates: [{ ...audit, retentionInDays: 365 }],
    lookAlike: [{ ...audit, retentionInDays: 1827 }, audit],
    notApplicable: [{ retentionInDays: 30 }],
    unknown: [{ ...audit, retentionInDays: UNKNOWN }],
  },
  "log-group-undeletable": {
    ...five({ ...audit, skipDestroy: true }, audit, { ...audit, skipDestroy: false }, "skipDestroy", {
      name: "/g",
    }),
    complies: [
      { ...audit, skipDestroy: true },
      res("cloudwatch/logGroup:LogGroup", audit, { protect: true }),
    ],
  },
  "baa-third-party-endpoints": {
    complies: [
      { invocationEndpoint: "https://partner.example/hook" },
      res("sns/topicSubscription:TopicSubscription", { endpoint: "arn:aws:sqs:us-east-1:1:q" }),
      res("lambda/function:Function", {
        environment: { variables: { URL: "https://sqs.us-east-1.amazonaws.com" } },
      }),
    ],
    violates: [{ invocationEndpoint: "https://other.example/hook" }],
    lookAlike: [
      { invocationEndpoint: "https://old.example/hook" },
      { invocationEndpoint: "https://partner.example.evil.test/" },
      res("lambda/function:Function", {
        environment: { variables: { A: "x", URL: "see https://other.example/x" } },
      }),
      { invocationEndpoint: "https://amazonaws.com.evil.test/" },
    ],
    notApplicable: [res("lambda/function:Function", {})],
    unknown: [put({ invocationEndpoint: "x" }, "invocationEndpoint", UNKNOWN)],
    settings: {
      processors: [
        { host: "partner.example", agreementUntil: "2026-12-31" },
        { host: "old.example", agreementUntil: "2026-01-31" },
      ],
    },
  },
};
