import { derivedId } from "../../components/events/contracts/index.ts";
import { nothing } from "../store/handle-once.ts";
import { eventOut } from "../store/outbox.ts";
import type { DecideDue } from "../store/sweep.ts";
import { makeOffer, settleEntry } from "./make-offer.ts";
import { type Offer, offerIn } from "./records.ts";

/** Ends an offer that ran out and passes its slot on: to the next in line while there is time, else to everyone. */
export const decideOnDueOffer: DecideDue = async (item, store, now) => {
  const offer = offerIn(item);
  if (offer === undefined || offer.state !== "open" || Date.parse(offer.expiresAt) > now.getTime()) {
    return nothing("no offer that ran out");
  }
  const cause = { id: offer.offerId, asked: offer.asked };
  const next = await makeOffer(offer.slot, item, cause, store, now);
  const ended: Offer = { ...offer, state: "expired" };
  const closing = [{ key: item.key, expects: item.revision, data: { offer: ended } }];
  const entry = await settleEntry(offer, "waiting", store);
  const expired = eventOut("waitlist.expired", {
    eventId: derivedId("event", offer.offerId, "expired"),
    occurredAt: now.toISOString(),
    ...offer.slot,
    offerId: offer.offerId,
    entryId: offer.entryId,
    patientRef: offer.patientRef,
    slotPassesTo: next === undefined ? "everyone" : "next-waiter",
  });
  return {
    because: next === undefined ? "slot passes to everyone" : "slot passes to the next in line",
    writes: [...(next?.writes ?? closing), ...entry],
    sends: [expired, ...(next?.sends ?? [])],
  };
};
