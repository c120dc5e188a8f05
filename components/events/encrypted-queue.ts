import { Queue } from "@pulumi/aws/sqs/queue.js";
import { QueuePolicy } from "@pulumi/aws/sqs/queuePolicy.js";
import * as pulumi from "@pulumi/pulumi";
import type { KeyRef } from "../foundation/index.ts";
import { type PolicyStatement, policyDocument, type Region } from "../naming/index.ts";

/** Longest SQS allows: 14 days. A long weekend must not lose an event. */
export const longestRetentionSeconds = 14 * 24 * 60 * 60;

export interface EncryptedQueueArgs {
  readonly physicalName: string;
  readonly region: Region;
  readonly key: KeyRef;
  readonly tags: Record<string, string>;
  readonly visibilityTimeoutSeconds?: number;
  /** Where messages go that consumers gave back too often. */
  readonly redrive?: { readonly to: Queue; readonly afterReceives: number };
}

/**
 * A queue that keeps messages as long as SQS can, encrypted with our key. Which service may send to it is said by
 * {@link admitEventBridge}, or by no one.
 */
export function encryptedQueue(
  name: string,
  args: EncryptedQueueArgs,
  opts: pulumi.CustomResourceOptions,
): Queue {
  const redrive = args.redrive;
  return new Queue(
    name,
    {
      name: args.physicalName,
      region: args.region,
      kmsMasterKeyId: args.key.arn,
      // One KMS call per five minutes and queue instead of one per message; 300 s is SQS's own default.
      kmsDataKeyReusePeriodSeconds: 300,
      messageRetentionSeconds: longestRetentionSeconds,
      receiveWaitTimeSeconds: 20,
      tags: args.tags,
      ...(args.visibilityTimeoutSeconds === undefined
        ? {}
        : { visibilityTimeoutSeconds: args.visibilityTimeoutSeconds }),
      ...(redrive === undefined
        ? {}
        : {
            redrivePolicy: pulumi.jsonStringify({
              deadLetterTargetArn: redrive.to.arn,
              maxReceiveCount: redrive.afterReceives,
            }),
          }),
    },
    opts,
  );
}

/** Gives a queue its policy: clear text is refused, and EventBridge may send for `sender` alone, if there is one. */
export function admitEventBridge(
  name: string,
  queue: Queue,
  args: { readonly region: Region; readonly accountId: string; readonly sender?: pulumi.Input<string> },
  opts: pulumi.CustomResourceOptions,
): QueuePolicy {
  const policy = pulumi
    .all([queue.arn, args.sender])
    .apply(([queueArn, sender]) =>
      policyDocument([
        tlsOnly(queueArn),
        ...(sender === undefined ? [] : [sendFor(sender, queueArn, args.accountId)]),
      ]),
    );
  return new QueuePolicy(name, { queueUrl: queue.url, region: args.region, policy }, opts);
}

function tlsOnly(queueArn: string): PolicyStatement {
  return {
    effect: "Deny",
    sid: "TlsOnly",
    actions: ["sqs:*"],
    resources: [queueArn],
    condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

function sendFor(sender: string, queueArn: string, accountId: string): PolicyStatement {
  return {
    effect: "Allow",
    sid: "EventBridgeSends",
    principal: { Service: "events.amazonaws.com" },
    actions: ["sqs:SendMessage"],
    resources: [queueArn],
    condition: { ArnEquals: { "aws:SourceArn": sender }, StringEquals: { "aws:SourceAccount": accountId } },
  };
}
