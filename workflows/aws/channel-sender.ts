import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { NotificationChannel } from "../../components/events/contracts/index.ts";
import type { ChannelMessage } from "../notifications/channel-message.ts";
import { sendMessage, type Vendor } from "../notifications/send-message.ts";
import { consumeBatch } from "./consume-queue.ts";
import type { FunctionSettings } from "./function-settings.ts";
import { awsSurroundings, onlyOnce } from "./surroundings.ts";

/** The Lambda handler that empties one channel's queue. */
export function channelSender(
  channel: NotificationChannel,
  makeVendor: (settings: FunctionSettings) => Vendor,
): (batch: SQSEvent) => Promise<SQSBatchResponse> {
  const vendorOf = onlyOnce(() => makeVendor(awsSurroundings().settings));
  return (batch) => {
    const { settings, ...around } = awsSurroundings();
    const sender = { ...around, channel, vendor: vendorOf(), portal: settings.portal };
    // Only this platform's functions may write to the queue; the message's own record decides what is sent.
    return consumeBatch(batch, (body) => sendMessage(body as ChannelMessage, sender));
  };
}

/** Answers that mean a vendor will never take the message; anything else is an outage and is tried again. */
const rejections = new Set([
  "MessageRejected",
  "BadRequestException",
  "ValidationException",
  "ConflictException",
]);

/** Turns an SDK call into a vendor's answer. */
export async function answerOf(call: Promise<unknown>): Promise<"taken" | "rejected"> {
  try {
    await call;
    return "taken";
  } catch (error) {
    if (error instanceof Error && rejections.has(error.name)) return "rejected";
    throw error;
  }
}
