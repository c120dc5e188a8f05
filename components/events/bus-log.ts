import { LogDelivery } from "@pulumi/aws/cloudwatch/logDelivery.js";
import { LogDeliveryDestination } from "@pulumi/aws/cloudwatch/logDeliveryDestination.js";
import { LogDeliverySource } from "@pulumi/aws/cloudwatch/logDeliverySource.js";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { LogResourcePolicy } from "@pulumi/aws/cloudwatch/logResourcePolicy.js";
import type * as pulumi from "@pulumi/pulumi";
import { type KeyRef, recordRetentionDays } from "../foundation/index.ts";
import { maskPatientData } from "../foundation/log-masking.ts";
import { arnOf, type Environment, physicalName, policyDocument, type Region } from "../naming/index.ts";

/** Where the logs of every bus of one environment lie; CloudWatch delivers vended logs only below `/aws/vendedlogs/`. */
function logGroupPrefix(environment: Environment): string {
  return `/aws/vendedlogs/events/wardrail-${environment}`;
}

export interface BusLogArgs {
  readonly region: Region;
  readonly environment: Environment;
  readonly context: string;
  readonly busArn: pulumi.Input<string>;
  readonly key: KeyRef;
  readonly tags: Record<string, string>;
}

/** Delivers a bus's error records to an encrypted log group that outlives the stack. Events' details are not logged. */
export function busLog(name: string, args: BusLogArgs, opts: pulumi.CustomResourceOptions): LogGroup {
  const { region, environment, context, tags } = args;
  const group = new LogGroup(
    `${name}-log`,
    {
      name: physicalName("log-group", [logGroupPrefix(environment), context]),
      region,
      kmsKeyId: args.key.arn,
      retentionInDays: recordRetentionDays,
      skipDestroy: true,
      tags,
    },
    { ...opts, protect: true, retainOnDelete: true },
  );
  maskPatientData(`${name}-log-masking`, { region, logGroupName: group.name }, opts);
  const deliveryName = physicalName("log-delivery", ["wardrail", environment, context]);
  const source = new LogDeliverySource(
    `${name}-log-source`,
    { name: deliveryName, region, logType: "ERROR_LOGS", resourceArn: args.busArn, tags },
    opts,
  );
  const destination = new LogDeliveryDestination(
    `${name}-log-destination`,
    {
      name: deliveryName,
      region,
      deliveryDestinationConfiguration: { destinationResourceArn: group.arn },
      tags,
    },
    opts,
  );
  new LogDelivery(
    `${name}-log-delivery`,
    { region, deliverySourceName: source.name, deliveryDestinationArn: destination.arn, tags },
    opts,
  );
  return group;
}

/**
 * Lets CloudWatch write the delivered records. One policy per region and environment, not one per bus: an account
 * holds ten log resource policies per region (CloudWatch Logs quotas).
 */
export function admitLogDelivery(
  name: string,
  args: { readonly region: Region; readonly environment: Environment; readonly accountId: string },
): LogResourcePolicy {
  const { region, environment, accountId } = args;
  return new LogResourcePolicy(name, {
    region,
    policyName: physicalName("log-delivery", ["wardrail", environment, "event-log-delivery"]),
    policyDocument: policyDocument([
      {
        effect: "Allow",
        sid: "DeliveryWritesEventLogs",
        principal: { Service: "delivery.logs.amazonaws.com" },
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: [
          arnOf({
            service: "logs",
            region,
            accountId,
            resource: `log-group:${logGroupPrefix(environment)}-*:log-stream:*`,
          }),
        ],
        condition: {
          StringEquals: { "aws:SourceAccount": accountId },
          ArnLike: {
            "aws:SourceArn": arnOf({ service: "logs", region, accountId, resource: "delivery-source:*" }),
          },
        },
      },
    ]),
  });
}
