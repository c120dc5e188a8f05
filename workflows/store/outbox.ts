import type { EventName } from "../../components/events/catalogue.ts";
import type {
  DomainEvent,
  EventDetail,
  NotificationChannel,
} from "../../components/events/contracts/index.ts";
import type { ChannelMessage } from "../notifications/channel-message.ts";
import type { ItemStore, ItemWrite, StoredItem } from "./item-store.ts";

/** Something to send once the decision it belongs to is committed. */
export type Outbound =
  | { readonly kind: "event"; readonly id: string; readonly event: DomainEvent }
  | {
      readonly kind: "message";
      readonly id: string;
      readonly channel: NotificationChannel;
      readonly message: ChannelMessage;
    };

/** Carries outbound things away; fails by throwing. May be asked twice for the same `id`. */
export type Deliver = (outbound: readonly Outbound[]) => Promise<void>;

/** How long the one who committed has for sending before the sweep does it. */
const graceSeconds = 60;

/**
 * What is committed together with a decision, so that a crash between the commit and the sending loses nothing: the
 * sweep finds what was not sent. Receivers may see it twice and know it by its id.
 */
export function outboxWrite(outbound: Outbound, now: Date): ItemWrite {
  return {
    key: { pk: `outbox#${outbound.id}`, sk: "outbound" },
    expects: "absent",
    data: { outbound },
    dueAt: new Date(now.getTime() + graceSeconds * 1000).toISOString(),
  };
}

/** The outbound thing an item of the outbox holds; `undefined` for any other item. */
export function outboundOf(item: StoredItem): Outbound | undefined {
  return item.key.pk.startsWith("outbox#") ? (item.data["outbound"] as Outbound) : undefined;
}

/** Sends, then forgets. What was not sent stays for the sweep. */
export async function drain(store: ItemStore, deliver: Deliver, items: readonly StoredItem[]): Promise<void> {
  const outbound = items.map(outboundOf).filter((each) => each !== undefined);
  if (outbound.length === 0) return;
  await deliver(outbound);
  for (const { key, revision } of items) await store.commit([{ key, expects: revision, data: null }]);
}

/** An event of ours to send, known by its own event id. */
export function eventOut<Name extends EventName>(
  event: Name,
  detail: EventDetail<Name> & { readonly eventId: string },
): Outbound {
  return { kind: "event", id: detail.eventId, event: { event, detail } as DomainEvent };
}
