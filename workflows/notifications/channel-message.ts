import type { EventDetail } from "../../components/events/contracts/index.ts";

/** What a channel's queue carries: references only. The sender looks the contact up and words the message. */
export type ChannelMessage = Omit<
  EventDetail<"notification.sent">,
  "eventId" | "occurredAt" | "correlationId"
> & {
  /** After this the message would be wrong, and is not sent. */
  readonly notAfter: string;
};
