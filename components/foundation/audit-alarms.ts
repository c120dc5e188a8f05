import { LogMetricFilter } from "@pulumi/aws/cloudwatch/logMetricFilter.js";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import { Topic } from "@pulumi/aws/sns/topic.js";
import { TopicPolicy } from "@pulumi/aws/sns/topicPolicy.js";
import * as pulumi from "@pulumi/pulumi";
import { type Ownership, physicalName, policyDocument, type Region, tagsOf } from "../naming/index.ts";
import { auditAlarmRules } from "./audit-alarm-rules.ts";
import type { KeyRef } from "./phi-key.ts";

export interface AuditAlarmsArgs {
  readonly region: Region;
  readonly accountId: string;
  /** The log group the trail writes to. */
  readonly logGroupName: pulumi.Input<string>;
  /** Must admit CloudWatch and SNS: see `auditKeyGrants`. */
  readonly key: KeyRef;
  readonly ownership: Ownership;
}

const periodSeconds = 300;
const metricNamespace = "Wardrail/Audit";

/**
 * Alarms on what the trail shows, within five minutes of its arrival, and the encrypted topic they go to. Who is
 * called is decided by whoever subscribes.
 */
export class AuditAlarms extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;
  readonly nodes: { readonly topic: Topic; readonly alarms: readonly MetricAlarm[] };

  constructor(name: string, args: AuditAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    const { region, accountId, ownership } = args;
    super("wardrail:foundation:AuditAlarms", name, { region, rules: auditAlarmRules.length }, opts);
    const child = { parent: this };
    const tags = tagsOf(ownership, { service: "audit", dataClass: "operational", tier: 1 });
    const words = ["wardrail", ownership.environment, "audit"];
    const topic = new Topic(
      `${name}-topic`,
      {
        name: physicalName("topic", [...words, "alarms"]),
        region,
        kmsMasterKeyId: args.key.arn,
        tags,
      },
      { parent: this, protect: true },
    );
    new TopicPolicy(
      `${name}-topic-policy`,
      {
        region,
        arn: topic.arn,
        policy: topic.arn.apply((topicArn) => alarmTopicPolicy({ topicArn, accountId })),
      },
      child,
    );
    const alarms = auditAlarmRules.map((rule) => {
      const filter = new LogMetricFilter(
        `${name}-${rule.name}-filter`,
        {
          region,
          name: rule.name,
          logGroupName: args.logGroupName,
          pattern: rule.pattern,
          metricTransformation: { name: rule.name, namespace: metricNamespace, value: "1", unit: "Count" },
        },
        child,
      );
      return new MetricAlarm(
        `${name}-${rule.name}`,
        {
          region,
          name: physicalName("alarm", [...words, rule.name]),
          alarmDescription: rule.meaning,
          namespace: metricNamespace,
          metricName: filter.metricTransformation.name,
          statistic: "Sum",
          period: periodSeconds,
          evaluationPeriods: 1,
          comparisonOperator: "GreaterThanOrEqualToThreshold",
          threshold: rule.threshold,
          // No event, no data: silence is the good state here.
          treatMissingData: "notBreaching",
          actionsEnabled: true,
          alarmActions: [topic.arn],
          tags,
        },
        child,
      );
    });
    this.topicArn = topic.arn;
    this.nodes = { topic, alarms };
    this.registerOutputs({ topicArn: topic.arn });
  }
}

/** CloudWatch and EventBridge of this account may publish; clear text is refused. */
export function alarmTopicPolicy(facts: { readonly topicArn: string; readonly accountId: string }): string {
  const { topicArn, accountId } = facts;
  return policyDocument([
    {
      effect: "Allow",
      sid: "AlarmsArePublished",
      principal: { Service: ["cloudwatch.amazonaws.com", "events.amazonaws.com"] },
      actions: ["sns:Publish"],
      resources: [topicArn],
      condition: { StringEquals: { "aws:SourceAccount": accountId } },
    },
    {
      effect: "Deny",
      sid: "TlsOnly",
      actions: ["sns:Publish"],
      resources: [topicArn],
      condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ]);
}
