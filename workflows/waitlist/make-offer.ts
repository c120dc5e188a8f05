import { derivedId } from "../../components/events/contracts/index.ts";
import { zonesOf } from "../local-time.ts";
import type { Decision } from "../store/handle-once.ts";
import { type ItemStore, type ItemWrite, type StoredItem, unchanged } from "../store/item-store.ts";
import { eventOut } from "../store/outbox.ts";
import { chooseWaiter } from "./choose-waiter.ts";
import { offerExpiry } from "./offer-window.ts";
import { entryIn, entryWrite, hospitalKey, lineOf, type Offer, offerKey, type SlotFacts } from "./records.ts";

/** Who is read at once; a line is served from its head, and the head is short. */
const mostRead = 200;

/** What an offer follows from, so that the same cause never makes two. */
interface Cause {
  readonly id: string;
  readonly asked: readonly string[];
}

/**
 * The decision to offer a free slot to the first in line, or `undefined` when it starts too soon or nobody waits for
 * it. Assumes that `current`, the slot's offer record, holds no open offer.
 */
export async function makeOffer(
  slot: SlotFacts,
  current: StoredItem | undefined,
  cause: Cause,
  store: ItemStore,
  now: Date,
): Promise<Decision | undefined> {
  const hospital = await store.get(hospitalKey(slot.hospitalId));
  const expiresAt = offerExpiry(new Date(slot.slotStartsAt), now, zonesOf(hospital?.data["timeZone"]));
  if (expiresAt === undefined) return undefined;
  const items = await store.inOrder("by-clinical-priority", lineOf(slot), mostRead);
  const entry = chooseWaiter(items.map(entryIn), { ...slot, alreadyAsked: cause.asked });
  const item = items.find((candidate) => entryIn(candidate).entryId === entry?.entryId);
  if (entry === undefined || item === undefined) return undefined;

  const offer: Offer = {
    slot,
    offerId: derivedId("offer", cause.id, slot.slotId, entry.entryId),
    entryKey: item.key,
    entryId: entry.entryId,
    patientRef: entry.patientRef,
    expiresAt: expiresAt.toISOString(),
    state: "open",
    asked: [...cause.asked, entry.entryId],
  };
  return {
    because: "offered",
    writes: [
      { key: offerKey(slot), expects: unchanged(current), data: { offer }, dueAt: offer.expiresAt },
      entryWrite(slot, { ...entry, state: "offered" }, item.revision),
    ],
    sends: [
      eventOut("waitlist.offered", {
        eventId: derivedId("event", offer.offerId, "offered"),
        occurredAt: now.toISOString(),
        ...slot,
        offerId: offer.offerId,
        entryId: offer.entryId,
        patientRef: offer.patientRef,
        offerExpiresAt: offer.expiresAt,
      }),
    ],
  };
}

/** Puts an entry whose offer ended back in line, or out of it. */
export async function settleEntry(
  offer: Offer,
  state: "waiting" | "claimed",
  store: ItemStore,
): Promise<readonly ItemWrite[]> {
  const item = await store.get(offer.entryKey);
  if (item === undefined || entryIn(item).state !== "offered") return [];
  return [entryWrite(offer.slot, { ...entryIn(item), state }, item.revision)];
}
