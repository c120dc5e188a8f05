import { EventArchive } from "@pulumi/aws/cloudwatch/eventArchive.js";
import { EventBus } from "@pulumi/aws/cloudwatch/eventBus.js";
import { EventBusPolicy } from "@pulumi/aws/cloudwatch/eventBusPolicy.js";
import type { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import type { Queue } from "@pulumi/aws/sqs/queue.js";
import * as pulumi from "@pulumi/pulumi";
import { type KeyRef, recordRetentionDays } from "../foundation/index.ts";
import {
  type DataClass,
  type Ownership,
  physicalName,
  type Region,
  type Tier,
  tagsOf,
} from "../naming/index.ts";
import { busLog } from "./bus-log.ts";
import { busPolicy } from "./bus-policy.ts";
import type { EventContext } from "./catalogue.ts";
import { admitEventBridge, encryptedQueue } from "./encrypted-queue.ts";

/** A bus as its subscribers and publishers refer to it. */
export interface BusRef {
  readonly name: pulumi.Input<string>;
  readonly arn: pulumi.Input<string>;
}

export interface DomainBusArgs {
  /** Shapes names, the admitted source and who may publish. */
  readonly context: EventContext;
  readonly region: Region;
  readonly accountId: string;
  readonly key: KeyRef;
  readonly dataClass: DataClass;
  readonly tier: Tier;
  readonly ownership: Ownership;
}

/**
 * The event bus of one bounded context: encrypted with our key, with a dead-letter queue for what cannot be
 * decrypted, an archive of six years to replay from (45 CFR 164.316(b)(2)(i)), error logs without event details,
 * and a policy that lets only the owning context publish, under its own source.
 *
 * @example
 * const booking = new DomainBus("booking", { context: "booking", region: "us-east-1", accountId, key,
 *   dataClass: "phi", tier: 0, ownership });
 */
export class DomainBus extends pulumi.ComponentResource {
  readonly busName: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly nodes: {
    readonly bus: EventBus;
    readonly policy: EventBusPolicy;
    readonly archive: EventArchive;
    readonly deadLetters: Queue;
    readonly log: LogGroup;
  };

  constructor(name: string, args: DomainBusArgs, opts?: pulumi.ComponentResourceOptions) {
    const { context, region, accountId, key, dataClass, tier, ownership } = args;
    super("wardrail:events:DomainBus", name, { context, region, dataClass, tier }, opts);
    const child = { parent: this };
    const stateful = { parent: this, protect: true };
    const { environment } = ownership;
    const tags = tagsOf(ownership, { service: context, dataClass, tier });

    const deadLetters = encryptedQueue(
      `${name}-dead-letters`,
      {
        physicalName: physicalName("queue", ["wardrail", environment, context, "bus-dead-letters"]),
        region,
        key,
        tags,
      },
      stateful,
    );
    const bus = new EventBus(
      `${name}-bus`,
      {
        name: physicalName("event-bus", ["wardrail", environment, context]),
        description: `Events of ${context}`,
        region,
        kmsKeyIdentifier: key.arn,
        deadLetterConfig: { arn: deadLetters.arn },
        // Details hold opaque references to patients; a log of them would be a second store of PHI.
        logConfig: { includeDetail: "NONE", level: "ERROR" },
        tags,
      },
      stateful,
    );
    admitEventBridge(
      `${name}-dead-letters-policy`,
      deadLetters,
      { region, accountId, sender: bus.arn },
      child,
    );
    const policy = new EventBusPolicy(
      `${name}-policy`,
      {
        eventBusName: bus.name,
        region,
        policy: bus.arn.apply((busArn) =>
          busPolicy({ busArn, accountId, context, publisherRoles: [`wardrail-${environment}-${context}-*`] }),
        ),
      },
      child,
    );
    const archive = new EventArchive(
      `${name}-archive`,
      {
        name: physicalName("event-archive", ["wardrail", environment, context]),
        description: `Replay source of ${context}: everything of the last six years`,
        region,
        eventSourceArn: bus.arn,
        retentionDays: recordRetentionDays,
        kmsKeyIdentifier: key.arn,
      },
      { parent: this, protect: true, retainOnDelete: true },
    );
    const log = busLog(name, { region, environment, context, busArn: bus.arn, key, tags }, child);

    this.busName = bus.name;
    this.arn = bus.arn;
    this.nodes = { bus, policy, archive, deadLetters, log };
    this.registerOutputs({ busName: bus.name, arn: bus.arn });
  }
}
