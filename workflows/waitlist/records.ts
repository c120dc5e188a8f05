import { type EventDetail, waitlistPriorities } from "../../components/events/contracts/index.ts";
import type { ItemKey, StoredItem } from "../store/item-store.ts";
import type { WaitlistEntry } from "./choose-waiter.ts";

/** The slot's facts as events carry them. */
export type SlotFacts = Pick<
  EventDetail<"availability.opened">,
  "hospitalId" | "homeRegion" | "slotId" | "slotStartsAt" | "slotMinutes" | "healthcareServiceId"
>;

/** A slot's offer. One record per slot: while one is open, there can be no second. */
export interface Offer {
  readonly slot: SlotFacts;
  readonly offerId: EventDetail<"waitlist.offered">["offerId"];
  readonly entryKey: ItemKey;
  readonly entryId: WaitlistEntry["entryId"];
  readonly patientRef: WaitlistEntry["patientRef"];
  readonly expiresAt: string;
  readonly state: "open" | "expired" | "claimed";
  /** Entries that were asked about this slot since it became free. */
  readonly asked: readonly string[];
}

export function offerKey(slotId: string): ItemKey {
  return { pk: `SLOT#${slotId}`, sk: "OFFER" };
}

export function offerIn(item: StoredItem | undefined): Offer | undefined {
  return item?.data["offer"] as Offer | undefined;
}

/** Everyone who waits for one service of one hospital. */
export function waitlistPartition(slot: Pick<SlotFacts, "hospitalId" | "healthcareServiceId">): string {
  return `WAITLIST#${slot.hospitalId}#${slot.healthcareServiceId}`;
}

export const entryPrefix = "ENTRY#";

/** Sorts as the line does: priority, then age. A query therefore reads the first in line first. */
export function entryKey(
  slot: Pick<SlotFacts, "hospitalId" | "healthcareServiceId">,
  entry: Pick<WaitlistEntry, "priority" | "waitingSince" | "entryId">,
): ItemKey {
  const rank = waitlistPriorities.indexOf(entry.priority);
  return {
    pk: waitlistPartition(slot),
    sk: `${entryPrefix}${rank}#${new Date(entry.waitingSince).toISOString()}#${entry.entryId}`,
  };
}

export function entryIn(item: StoredItem): WaitlistEntry {
  return item.data["entry"] as WaitlistEntry;
}

/** A hospital's profile; `timeZone` says where its clocks are. */
export function hospitalKey(hospitalId: string): ItemKey {
  return { pk: `HOSPITAL#${hospitalId}`, sk: "PROFILE" };
}
