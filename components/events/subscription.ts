import { EventRule } from "@pulumi/aws/cloudwatch/eventRule.js";
import { EventTarget } from "@pulumi/aws/cloudwatch/eventTarget.js";
import type { Queue } from "@pulumi/aws/sqs/queue.js";
import { RedriveAllowPolicy } from "@pulumi/aws/sqs/redriveAllowPolicy.js";
import * as pulumi from "@pulumi/pulumi";
import type { KeyRef } from "../foundation/index.ts";
import {
  type DataClass,
  type Ownership,
  physicalName,
  type Region,
  type Tier,
  tagsOf,
} from "../naming/index.ts";
import { detailTypeOf, eventSourceOf } from "./catalogue.ts";
import type { BusRef } from "./domain-bus.ts";
import { admitEventBridge, encryptedQueue } from "./encrypted-queue.ts";
import type { Route } from "./routing.ts";

export interface SubscriptionArgs {
  /** Whose events, for whom, and which. Shapes the rule's pattern and every name. */
  readonly route: Route;
  readonly bus: BusRef;
  readonly region: Region;
  readonly accountId: string;
  readonly key: KeyRef;
  readonly dataClass: DataClass;
  readonly tier: Tier;
  readonly ownership: Ownership;
}

/** EventBridge's own upper limits: it keeps trying a target for a day, at most 185 times. */
const retryPolicy = { maximumEventAgeInSeconds: 24 * 60 * 60, maximumRetryAttempts: 185 };

/** A message that failed five consumers in a row is poison, not bad luck. */
const receivesBeforeDeadLetter = 5;

/** Longer than any consumer's run, so that a message is not handed out twice while one still works on it. */
const visibilityTimeoutSeconds = 180;

/**
 * One consumer's subscription to one bus: rule, target and a queue of its own. What EventBridge cannot deliver in a
 * day lands in `undelivered`; what the consumer cannot handle in five tries lands in `dead-letters`. All queues are
 * encrypted with our key, keep messages for 14 days and admit only this rule.
 *
 * @example
 * new Subscription("notifications-from-booking", { route, bus: booking.ref, region, accountId, key,
 *   dataClass: "phi", tier: 1, ownership });
 */
export class Subscription extends pulumi.ComponentResource {
  readonly queueUrl: pulumi.Output<string>;
  readonly queueArn: pulumi.Output<string>;
  readonly deadLettersUrl: pulumi.Output<string>;
  readonly nodes: {
    readonly queue: Queue;
    readonly deadLetters: Queue;
    readonly undelivered: Queue;
    readonly rule: EventRule;
    readonly target: EventTarget;
  };

  constructor(name: string, args: SubscriptionArgs, opts?: pulumi.ComponentResourceOptions) {
    const { route, bus, region, accountId, key, dataClass, tier, ownership } = args;
    super(
      "wardrail:events:Subscription",
      name,
      { from: route.from, to: route.to, events: route.events, region, dataClass, tier },
      opts,
    );
    const child = { parent: this };
    const stateful = { parent: this, protect: true };
    const tags = tagsOf(ownership, { service: route.to, dataClass, tier });
    const words = ["wardrail", ownership.environment, route.to, "from", route.from];
    const queueNamed = (
      suffix: readonly string[],
      extra: Partial<Parameters<typeof encryptedQueue>[1]> = {},
    ) =>
      encryptedQueue(
        [name, ...(suffix.length === 0 ? ["queue"] : suffix)].join("-"),
        { physicalName: physicalName("queue", [...words, ...suffix]), region, key, tags, ...extra },
        stateful,
      );

    const deadLetters = queueNamed(["dead-letters"]);
    const undelivered = queueNamed(["undelivered"]);
    const queue = queueNamed([], {
      visibilityTimeoutSeconds,
      redrive: { to: deadLetters, afterReceives: receivesBeforeDeadLetter },
    });
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

    const rule = new EventRule(
      `${name}-rule`,
      {
        name: physicalName("event-rule", words),
        description: `${route.from} events that ${route.to} acts on`,
        region,
        eventBusName: bus.name,
        eventPattern: eventPatternOf(route),
        state: "ENABLED",
        tags,
      },
      child,
    );
    const target = new EventTarget(
      `${name}-target`,
      {
        rule: rule.name,
        targetId: physicalName("event-target", [route.to, "queue"]),
        region,
        eventBusName: bus.name,
        arn: queue.arn,
        deadLetterConfig: { arn: undelivered.arn },
        retryPolicy,
      },
      child,
    );
    admitEventBridge(`${name}-queue-policy`, queue, { region, accountId, sender: rule.arn }, child);
    admitEventBridge(
      `${name}-undelivered-policy`,
      undelivered,
      { region, accountId, sender: rule.arn },
      child,
    );
    admitEventBridge(`${name}-dead-letters-policy`, deadLetters, { region, accountId }, child);

    this.queueUrl = queue.url;
    this.queueArn = queue.arn;
    this.deadLettersUrl = deadLetters.url;
    this.nodes = { queue, deadLetters, undelivered, rule, target };
    this.registerOutputs({ queueUrl: queue.url, queueArn: queue.arn, deadLettersUrl: deadLetters.url });
  }
}

/** Matches on source and exact versioned detail types: a look-alike such as `appointment.booked.v10` does not pass. */
export function eventPatternOf(route: Route): string {
  return JSON.stringify({
    source: [eventSourceOf(route.from)],
    "detail-type": route.events.map((event) => detailTypeOf(event)),
  });
}
