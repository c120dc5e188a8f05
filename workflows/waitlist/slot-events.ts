import type { DomainEvent } from "../../components/events/contracts/index.ts";
import { type Decide, nothing } from "../store/handle-once.ts";
import { makeOffer, settleEntry } from "./make-offer.ts";
import { type Offer, offerIn, offerKey, type SlotFacts } from "./records.ts";

/**
 * The slot an event sets free for the waitlist. A slot that availability reopened has been through the waitlist
 * already, and one missed by its patient has started.
 */
export function slotFreedBy({ event, detail }: DomainEvent): SlotFacts | undefined {
  switch (event) {
    case "appointment.cancelled":
      return slotOf(detail);
    case "appointment.rescheduled":
      return { ...slotOf(detail), slotId: detail.formerSlotId, slotStartsAt: detail.formerSlotStartsAt };
    case "availability.opened":
      return detail.openedBecause === "roster" ? slotOf(detail) : undefined;
    default:
      return undefined;
  }
}

function slotOf(facts: SlotFacts): SlotFacts {
  const { hospitalId, homeRegion, slotId, slotStartsAt, slotMinutes, healthcareServiceId } = facts;
  return { hospitalId, homeRegion, slotId, slotStartsAt, slotMinutes, healthcareServiceId };
}

/** Offers a slot that became free to the first in line; takes an offer back when its slot is gone. */
export const decideOnSlotEvent: Decide = async (event, store, now) => {
  if (event.event === "availability.closed") {
    const item = await store.get(offerKey(event.detail));
    const offer = offerIn(item);
    if (item === undefined || offer?.state !== "open") return nothing("no offer to take back");
    const ended: Offer = { ...offer, state: "expired" };
    const entry = await settleEntry(offer, "waiting", store);
    return {
      because: "taken back",
      writes: [{ key: item.key, expects: item.revision, data: { offer: ended } }, ...entry],
      sends: [],
    };
  }
  const slot = slotFreedBy(event);
  if (slot === undefined) return nothing("no slot to offer");
  const current = await store.get(offerKey(slot));
  if (offerIn(current)?.state === "open") return nothing("the slot has an open offer");
  const cause = { id: event.detail.eventId, asked: [] };
  return (await makeOffer(slot, current, cause, store, now)) ?? nothing("nobody to offer the slot to");
};
