import type { Queue } from "@pulumi/aws/sqs/queue.js";
import { RedriveAllowPolicy } from "@pulumi/aws/sqs/redriveAllowPolicy.js";
import * as pulumi from "@pulumi/pulumi";
import type { NotificationChannel } from "../events/contracts/index.ts";
import { admitEventBridge, encryptedQueue } from "../events/encrypted-queue.ts";
import type { KeyRef } from "../foundation/index.ts";
import {
  type DataClass,
  type Ownership,
  physicalName,
  type Region,
  type Tier,
  tagsOf,
} from "../naming/index.ts";

export interface ChannelQueueArgs {
  readonly channel: NotificationChannel;
  readonly region: Region;
  readonly accountId: string;
  readonly key: KeyRef;
  readonly dataClass: DataClass;
  readonly tier: Tier;
  readonly ownership: Ownership;
}

/** A message a vendor could not take five times is looked at by a person. */
const receivesBeforeDeadLetter = 5;

/** Six times a sender's longest run, as AWS asks for. */
const visibilityTimeoutSeconds = 180;

/**
 * The queue of one channel, with dead letters of its own: while a vendor is out its messages wait here for up to 14
 * days and the other channels do not notice. Messages are references; contacts are looked up when one is sent.
 *
 * @example
 * new ChannelQueue("sms", { channel: "sms", region, accountId, key, dataClass: "phi", tier: 1, ownership });
 */
export class ChannelQueue extends pulumi.ComponentResource {
  readonly url: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly nodes: { readonly queue: Queue; readonly deadLetters: Queue };

  constructor(name: string, args: ChannelQueueArgs, opts?: pulumi.ComponentResourceOptions) {
    const { channel, region, accountId, key, dataClass, tier, ownership } = args;
    super("wardrail:notifications:ChannelQueue", name, { channel, region, dataClass, tier }, opts);
    const child = { parent: this };
    const stateful = { parent: this, protect: true };
    const tags = tagsOf(ownership, { service: "notifications", dataClass, tier });
    const words = ["wardrail", ownership.environment, "notifications", "channel", channel];
    const deadLetters = encryptedQueue(
      `${name}-dead-letters`,
      { physicalName: physicalName("queue", [...words, "dead-letters"]), region, key, tags },
      stateful,
    );
    const queue = encryptedQueue(
      `${name}-queue`,
      {
        physicalName: physicalName("queue", words),
        region,
        key,
        tags,
        visibilityTimeoutSeconds,
        redrive: { to: deadLetters, afterReceives: receivesBeforeDeadLetter },
      },
      stateful,
    );
    new RedriveAllowPolicy(
      `${name}-redrive-allow-policy`,
      {
        queueUrl: deadLetters.url,
        region,
        redriveAllowPolicy: pulumi.jsonStringify({
          redrivePermission: "byQueue",
          sourceQueueArns: [queue.arn],
        }),
      },
      child,
    );
    admitEventBridge(`${name}-queue-policy`, queue, { region, accountId }, child);
    admitEventBridge(`${name}-dead-letters-policy`, deadLetters, { region, accountId }, child);
    this.url = queue.url;
    this.arn = queue.arn;
    this.nodes = { queue, deadLetters };
    this.registerOutputs({ url: queue.url, arn: queue.arn });
  }
}
