import { EventRule } from "@pulumi/aws/cloudwatch/eventRule.js";
import { EventTarget } from "@pulumi/aws/cloudwatch/eventTarget.js";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { QueuePolicy } from "@pulumi/aws/sqs/queuePolicy.js";
import * as pulumi from "@pulumi/pulumi";
import { type Ownership, physicalName, policyDocument, type Region, tagsOf } from "../naming/index.ts";
import type { KeyRef } from "./phi-key.ts";

export interface FindingAlertsArgs {
  /** Where Security Hub gathers the findings of all regions. */
  readonly region: Region;
  readonly accountId: string;
  /** The topic that people subscribe to. */
  readonly topicArn: pulumi.Input<string>;
  /** Must admit EventBridge for this account, as every key does. */
  readonly key: KeyRef;
  readonly ownership: Ownership;
}

/** New findings that cannot wait until somebody looks, whichever detector they come from. */
export const graveFindings = {
  source: ["aws.securityhub"],
  "detail-type": ["Security Hub Findings - Imported"],
  detail: {
    findings: {
      Severity: { Label: ["HIGH", "CRITICAL"] },
      Workflow: { Status: ["NEW"] },
      RecordState: ["ACTIVE"],
    },
  },
} as const;

/** EventBridge's own upper limits: a day, and 185 tries. SQS keeps what is left for 14 days. */
const retryPolicy = { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 };
const messageRetentionSeconds = 14 * 86_400;

/**
 * Tells people of every new grave finding of GuardDuty, Inspector, Macie, Access Analyzer and Config's rules (45 CFR
 * 164.308(a)(6)(ii)). The message says that there is one and where; a finding's own text can name a bucket's objects,
 * so it stays in Security Hub.
 */
export class FindingAlerts extends pulumi.ComponentResource {
  readonly nodes: { readonly rule: EventRule; readonly undelivered: Queue };

  constructor(name: string, args: FindingAlertsArgs, opts?: pulumi.ComponentResourceOptions) {
    const { region, accountId, ownership } = args;
    super("wardrail:foundation:FindingAlerts", name, { region }, opts);
    const child = { parent: this };
    const tags = tagsOf(ownership, { service: "audit", dataClass: "operational", tier: 1 });
    const words = ["wardrail", ownership.environment, "finding-alerts"];
    const undelivered = new Queue(
      `${name}-undelivered`,
      {
        name: physicalName("queue", [...words, "undelivered"]),
        region,
        kmsMasterKeyId: args.key.arn,
        kmsDataKeyReusePeriodSeconds: 300,
        messageRetentionSeconds,
        tags,
      },
      { parent: this, protect: true },
    );
    const rule = new EventRule(
      `${name}-rule`,
      {
        name: physicalName("event-rule", words),
        description: "New findings of high or critical severity",
        region,
        eventPattern: JSON.stringify(graveFindings),
        state: "ENABLED",
        tags,
      },
      child,
    );
    new QueuePolicy(
      `${name}-undelivered-policy`,
      {
        queueUrl: undelivered.url,
        region,
        policy: pulumi
          .all([undelivered.arn, rule.arn])
          .apply(([queueArn, ruleArn]) => undeliveredPolicy({ queueArn, ruleArn, accountId })),
      },
      child,
    );
    new EventTarget(
      `${name}-target`,
      {
        rule: rule.name,
        targetId: "alarm-topic",
        region,
        arn: args.topicArn,
        inputTransformer: {
          inputPaths: { account: "$.account", id: "$.id", region: "$.region", time: "$.time" },
          inputTemplate:
            '"A grave security finding in account <account>, region <region>, at <time>. Look in Security Hub; event <id>."',
        },
        deadLetterConfig: { arn: undelivered.arn },
        retryPolicy,
      },
      child,
    );
    this.nodes = { rule, undelivered };
    this.registerOutputs({ ruleArn: rule.arn });
  }
}

/** EventBridge may send for this rule; clear text is refused. */
export function undeliveredPolicy(facts: {
  readonly queueArn: string;
  readonly ruleArn: string;
  readonly accountId: string;
}): string {
  const { queueArn, ruleArn, accountId } = facts;
  return policyDocument([
    {
      effect: "Deny",
      sid: "TlsOnly",
      actions: ["sqs:*"],
      resources: [queueArn],
      condition: { Bool: { "aws:SecureTransport": "false" } },
    },
    {
      effect: "Allow",
      sid: "RuleSendsWhatItCannotDeliver",
      principal: { Service: "events.amazonaws.com" },
      actions: ["sqs:SendMessage"],
      resources: [queueArn],
      condition: {
        ArnEquals: { "aws:SourceArn": ruleArn },
        StringEquals: { "aws:SourceAccount": accountId },
      },
    },
  ]);
}
