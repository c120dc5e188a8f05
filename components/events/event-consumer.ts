import { EventSourceMapping } from "@pulumi/aws/lambda/eventSourceMapping.js";
import * as pulumi from "@pulumi/pulumi";
import { type FunctionConcurrency, functionWork } from "./concurrency.ts";
import { WorkflowFunction, type WorkflowFunctionArgs } from "./workflow-function.ts";

export interface EventConsumerArgs extends Omit<WorkflowFunctionArgs, "concurrency"> {
  /** Queues it empties, by a word that tells them apart. Shapes the mappings. */
  readonly queues: Readonly<Record<string, { readonly arn: pulumi.Input<string> }>>;
  /** From `concurrencyOf`. */
  readonly concurrency: FunctionConcurrency;
}

/**
 * A function that empties queues: batches of ten, failed messages named one by one so that only they come back, and
 * no more runs per queue than are set aside, so that one queue's flood neither throttles nor starves another's.
 *
 * @example
 * new EventConsumer("waitlist-offers", { service: "waitlist", purpose: "offers", code, entry: "consume",
 *   queues: { booking: { arn } }, concurrency: concurrencyOf({ source: "booking", hospitals: 200, queues: 1 }), … });
 */
export class EventConsumer extends pulumi.ComponentResource {
  readonly nodes: { readonly worker: WorkflowFunction; readonly mappings: readonly EventSourceMapping[] };

  constructor(name: string, args: EventConsumerArgs, opts?: pulumi.ComponentResourceOptions) {
    const { queues, concurrency, ...functionArgs } = args;
    const { service, purpose, region } = args;
    super(
      "wardrail:events:EventConsumer",
      name,
      { service, purpose, region, queues: Object.keys(queues) },
      opts,
    );
    const child = { parent: this };
    const worker = new WorkflowFunction(
      `${name}-worker`,
      {
        ...functionArgs,
        concurrency,
        allows: [
          ...args.allows,
          {
            sid: "EmptiesItsQueues",
            actions: [
              "sqs:ChangeMessageVisibility",
              "sqs:DeleteMessage",
              "sqs:GetQueueAttributes",
              "sqs:ReceiveMessage",
            ],
            resources: Object.values(queues).map(({ arn }) => arn),
          },
        ],
      },
      child,
    );
    const mappings = Object.entries(queues).map(
      ([word, { arn }]) =>
        new EventSourceMapping(
          `${name}-from-${word}`,
          {
            region,
            eventSourceArn: arn,
            functionName: worker.liveArn,
            enabled: true,
            batchSize: functionWork.messagesPerBatch,
            functionResponseTypes: ["ReportBatchItemFailures"],
            scalingConfig: { maximumConcurrency: concurrency.perQueue },
            tags: worker.tags,
          },
          child,
        ),
    );
    this.nodes = { worker, mappings };
    this.registerOutputs({ functionName: worker.functionName });
  }
}
