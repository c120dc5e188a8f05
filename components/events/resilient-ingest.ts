import { EventEndpoint } from "@pulumi/aws/cloudwatch/eventEndpoint.js";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import { Policy } from "@pulumi/aws/iam/policy.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import { HealthCheck } from "@pulumi/aws/route53/healthCheck.js";
import * as pulumi from "@pulumi/pulumi";
import { workloadBoundaryArn } from "../foundation/index.ts";
import {
  arnOf,
  identityPolicy,
  type Ownership,
  physicalName,
  type RegionPair,
  serviceTrust,
  type Tier,
  tagsOf,
} from "../naming/index.ts";
import type { EventContext } from "./catalogue.ts";

export interface ResilientIngestArgs {
  /** Whose bus; both regions have one of the same name, which is how an endpoint pairs them. */
  readonly context: EventContext;
  readonly regions: RegionPair;
  readonly accountId: string;
  /** Who is told that publishers moved; default nobody, where another stack owns the account's alarms. */
  readonly alarmTopicArns?: readonly pulumi.Input<string>[];
  readonly tier: Tier;
  readonly ownership: Ownership;
}

/** The threshold of AWS's own template for endpoints: half a minute from being taken in to the first delivery. */
const slowIngestionMilliseconds = 30_000;

/**
 * One address to publish to that survives the loss of a region: events go to the primary region's bus, or to the
 * secondary's while ingestion in the primary is slow or silent, and are replicated so that both regions have them.
 * Only ingestion is watched: one bad consumer must not move every publisher. A replicated event reaches both
 * regions, so consumers act on their home region's events and know duplicates by our `eventId`. Publishers sign with
 * SigV4A and name `endpointId`. The buses are encrypted with their own region's replica of our key.
 *
 * @example
 * new ResilientIngest("booking-ingest", { context: "booking", regions, accountId, tier: 0, ownership });
 */
export class ResilientIngest extends pulumi.ComponentResource {
  readonly endpointArn: pulumi.Output<string>;
  readonly nodes: {
    readonly endpoint: EventEndpoint;
    readonly healthCheck: HealthCheck;
    readonly alarm: MetricAlarm;
    readonly role: Role;
  };

  constructor(name: string, args: ResilientIngestArgs, opts?: pulumi.ComponentResourceOptions) {
    const { context, regions, accountId, alarmTopicArns = [], tier, ownership } = args;
    super("wardrail:events:ResilientIngest", name, { context, regions, tier }, opts);
    const child = { parent: this };
    const { environment } = ownership;
    const tags = tagsOf(ownership, { service: context, dataClass: "operational", tier });
    const busName = physicalName("event-bus", ["wardrail", environment, context]);
    const busArns = [regions.primary, regions.secondary].map((region) =>
      arnOf({ service: "events", region, accountId, resource: `event-bus/${busName}` }),
    );
    // The bus's policy knows its publishers by the beginning of their role's name.
    const words = ["wardrail", environment, context, "ingest"];
    const role = new Role(
      `${name}-role`,
      {
        name: physicalName("role", words),
        description: `EventBridge replicates ${context} events between regions, and nothing else`,
        permissionsBoundary: workloadBoundaryArn({ accountId, environment }),
        assumeRolePolicy: serviceTrust({ service: "events.amazonaws.com", accountId }),
        tags,
      },
      child,
    );
    const policy = new Policy(
      `${name}-policy`,
      {
        name: physicalName("iam-policy", words),
        policy: identityPolicy([
          { effect: "Allow", sid: "ReplicatesEvents", actions: ["events:PutEvents"], resources: busArns },
        ]),
        tags,
      },
      child,
    );
    const attachment = new RolePolicyAttachment(
      `${name}-attachment`,
      { role: role.name, policyArn: policy.arn },
      child,
    );
    const alarm = new MetricAlarm(
      `${name}-slow-ingestion`,
      {
        name: physicalName("alarm", [...words, "slow"]),
        alarmDescription:
          "EventBridge takes events in slowly or not at all; publishers move to the other region",
        region: regions.primary,
        namespace: "AWS/Events",
        metricName: "IngestionToInvocationStartLatency",
        statistic: "Average",
        period: 60,
        evaluationPeriods: 5,
        threshold: slowIngestionMilliseconds,
        comparisonOperator: "GreaterThanThreshold",
        // A region that reports nothing is lost, not healthy.
        treatMissingData: "breaching",
        alarmActions: [...alarmTopicArns],
        okActions: [...alarmTopicArns],
        tags,
      },
      child,
    );
    const healthCheck = new HealthCheck(
      `${name}-health`,
      {
        type: "CLOUDWATCH_METRIC",
        cloudwatchAlarmName: alarm.name,
        cloudwatchAlarmRegion: regions.primary,
        insufficientDataHealthStatus: "Unhealthy",
        tags,
      },
      child,
    );
    const endpoint = new EventEndpoint(
      `${name}-endpoint`,
      {
        name: physicalName("event-endpoint", words),
        description: `${context} events are taken in by whichever region is up`,
        region: regions.primary,
        eventBuses: busArns.map((eventBusArn) => ({ eventBusArn })),
        replicationConfig: { state: "ENABLED" },
        roleArn: role.arn,
        routingConfig: {
          failoverConfig: {
            primary: { healthCheck: healthCheck.arn },
            secondary: { route: regions.secondary },
          },
        },
      },
      { parent: this, dependsOn: [attachment] },
    );
    this.endpointArn = endpoint.arn;
    this.nodes = { endpoint, healthCheck, alarm, role };
    this.registerOutputs({ endpointArn: endpoint.arn });
  }
}
