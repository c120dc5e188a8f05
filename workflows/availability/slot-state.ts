import { derivedId } from "../../components/events/contracts/index.ts";
import { type Decide, type Decision, nothing } from "../store/handle-once.ts";
import { type ItemKey, type StoredItem, unchanged } from "../store/item-store.ts";
import { eventOut } from "../store/outbox.ts";
import type { DecideDue } from "../store/sweep.ts";
import type { SlotFacts } from "../waitlist/records.ts";
import { slotFreedBy } from "../waitlist/slot-events.ts";
import { holdForOffer, planRelease, planReopening, type Reopening } from "./reopening-terms.ts";

/** What availability knows of a slot's freedom. */
export interface SlotState {
  readonly slot: SlotFacts;
  readonly state: "held" | "open" | "closed" | "booked";
  /** When the event happened that the state follows from; older news is ignored, because queues do not keep order. */
  readonly asOf: string;
}

export function slotStateKey(slotId: string): ItemKey {
  return { pk: `slot#${slotId}`, sk: "state" };
}

export function slotStateIn(item: StoredItem | undefined): SlotState | undefined {
  return item?.data["slotState"] as SlotState | undefined;
}

/** Follows bookings, cancellations and offers, and decides when a free slot is open to everyone again. */
export const decideOnSlotNews: Decide = async (event, store, now) => {
  const { event: name, detail } = event;
  const freed = slotFreedBy(event);
  if (name === "appointment.booked" || name === "appointment.confirmed") {
    return follow(detail, detail.occurredAt, (slot) => remember(slot, "booked"));
  }
  if (name === "waitlist.offered") {
    const hold = holdForOffer(new Date(detail.offerExpiresAt), new Date(detail.slotStartsAt));
    return follow(detail, detail.occurredAt, (slot) => become(slot, hold), "unless closed");
  }
  if (name === "waitlist.expired" && detail.slotPassesTo === "everyone") {
    const release = planRelease(new Date(detail.slotStartsAt), now);
    return follow(detail, detail.occurredAt, (slot) => become(slot, release), "unless closed");
  }
  if (freed !== undefined && name !== "availability.opened") {
    const plan = planReopening(new Date(freed.slotStartsAt), now);
    return follow(freed, detail.occurredAt, (slot) => become(slot, plan));
  }
  return nothing("no news of a slot");

  async function follow(
    facts: SlotFacts,
    asOf: string,
    next: (change: Change) => Decision,
    condition?: "unless closed",
  ): Promise<Decision> {
    const item = await store.get(slotStateKey(facts.slotId));
    const known = slotStateIn(item);
    if (known !== undefined && Date.parse(known.asOf) > Date.parse(asOf)) return nothing("old news");
    // A slot known as booked is no obstacle: older news than the offer, whose cancellation is still on its way.
    if (condition !== undefined && known?.state === "closed") return nothing("the slot is closed");
    const { hospitalId, homeRegion, slotId, slotStartsAt, slotMinutes, healthcareServiceId } = facts;
    const slot = { hospitalId, homeRegion, slotId, slotStartsAt, slotMinutes, healthcareServiceId };
    return next({ slot, item, asOf, cause: detail.eventId, now });
  }
};

/** Opens or closes a held slot when its hold ends without a booking. */
export const decideOnDueSlot: DecideDue = async (item, _store, now) => {
  const known = slotStateIn(item);
  if (known === undefined || known.state !== "held") return nothing("no hold that ran out");
  const release = planRelease(new Date(known.slot.slotStartsAt), now);
  const cause = `hold#${item.revision}`;
  return become({ slot: known.slot, item, asOf: known.asOf, cause, now }, release);
};

interface Change {
  readonly slot: SlotFacts;
  readonly item: StoredItem | undefined;
  readonly asOf: string;
  readonly cause: string;
  readonly now: Date;
}

function become(change: Change, { state, ...rest }: Reopening): Decision {
  const { slot, cause, now } = change;
  const decision = remember(change, state, "until" in rest ? rest.until : undefined);
  if (state === "held") return decision;
  const eventId = derivedId("event", slot.slotId, state, cause);
  const occurredAt = now.toISOString();
  const news =
    state === "open"
      ? eventOut("availability.opened", { eventId, occurredAt, ...slot, openedBecause: "reopened" })
      : eventOut("availability.closed", { eventId, occurredAt, ...slot, closedBecause: "too-late" });
  return { ...decision, sends: [news] };
}

function remember({ slot, item, asOf }: Change, state: SlotState["state"], dueAt?: string): Decision {
  const slotState: SlotState = { slot, state, asOf };
  const write = { key: slotStateKey(slot.slotId), expects: unchanged(item), data: { slotState } };
  return { because: state, writes: [dueAt === undefined ? write : { ...write, dueAt }], sends: [] };
}
