import { type EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { detailTypeOf, eventSourceOf } from "../../components/events/catalogue.ts";
import { checkDetail, contextOf, eventContracts } from "../../components/events/contracts/index.ts";
import { valueOrThrow } from "../../exchange/problem.ts";
import type { Deliver, Outbound } from "../store/outbox.ts";
import type { FunctionSettings } from "./function-settings.ts";

/** Puts events on the function's bus and messages into the channels' queues. What breaks its contract is not sent. */
export function deliverTo(
  clients: { readonly events: EventBridgeClient; readonly queues: SQSClient },
  { busName, channelQueues }: Pick<FunctionSettings, "busName" | "channelQueues">,
): Deliver {
  return async (outbound) => {
    for (const each of outbound) {
      if (each.kind === "event") await putEvent(each);
      else await queueMessage(each);
    }
  };

  async function putEvent({
    event: { event, detail },
  }: Outbound & { readonly kind: "event" }): Promise<void> {
    const entry = {
      EventBusName: busName,
      Source: eventSourceOf(contextOf(event)),
      DetailType: detailTypeOf(event, eventContracts[event].version),
      Detail: JSON.stringify(valueOrThrow(checkDetail(event, detail))),
    };
    const { FailedEntryCount = 0, Entries = [] } = await clients.events.send(
      new PutEventsCommand({ Entries: [entry] }),
    );
    // PutEvents answers 200 also when it took nothing.
    if (FailedEntryCount > 0)
      throw new Error(`the bus refused an event: ${Entries[0]?.ErrorCode ?? "unknown"}`);
  }

  async function queueMessage({ channel, message }: Outbound & { readonly kind: "message" }): Promise<void> {
    const QueueUrl = channelQueues[channel];
    if (QueueUrl === undefined) throw new Error(`no queue for ${channel}`);
    await clients.queues.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
  }
}
