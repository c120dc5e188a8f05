import { setTimeout as pause } from "node:timers/promises";
import { PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { DeleteMessageBatchCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import type { PublishedEvent } from "../../components/events/contracts/index.ts";
import type { Clients } from "./deploy.ts";

/** An event or a look-alike, and the bus it is put on. */
export interface Posting {
  readonly bus: string;
  readonly event: Pick<PublishedEvent, "source" | "detail-type"> & { readonly detail: object };
}

export async function publish({ events }: Clients, postings: readonly Posting[]): Promise<void> {
  for (const { bus, event } of postings) {
    const entry = {
      EventBusName: bus,
      Source: event.source,
      DetailType: event["detail-type"],
      Detail: JSON.stringify(event.detail),
    };
    const { FailedEntryCount = 0 } = await events.send(new PutEventsCommand({ Entries: [entry] }));
    if (FailedEntryCount > 0) throw new Error(`the bus refused ${entry.DetailType}`);
  }
}

/** Takes everything out of a queue; an emulated queue hands out at once what it has. */
export async function drained({ queues }: Clients, queueUrl: string): Promise<readonly string[]> {
  const bodies: string[] = [];
  for (;;) {
    const { Messages = [] } = await queues.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 0,
        VisibilityTimeout: 60,
      }),
    );
    if (Messages.length === 0) return bodies;
    bodies.push(...Messages.map(({ Body }) => Body ?? ""));
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await queues.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
  }
}

/** Asks again and again until there is an answer; the test's own time limit ends it. */
export async function eventually<T>(ask: () => Promise<T | undefined>, signal: AbortSignal): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(200, undefined, { signal });
  }
}
