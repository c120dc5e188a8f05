import {
  type ClinicalPriority,
  offerKey as offerPartition,
  waitlistKey,
  waitlistOrderKey,
} from "../../components/data/item-keys.ts";
import { type EventDetail, waitlistPriorities } from "../../components/events/contracts/index.ts";
import type { ItemKey, ItemWrite, StoredItem } from "../store/item-store.ts";
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

export function offerKey(slot: Pick<SlotFacts, "hospitalId" | "slotId">): ItemKey {
  return { pk: offerPartition(slot), sk: "offer" };
}

export function offerIn(item: StoredItem | undefined): Offer | undefined {
  return item?.data["offer"] as Offer | undefined;
}

type Line = Pick<SlotFacts, "hospitalId" | "healthcareServiceId">;

/** Everyone who waits for one service of one hospital. */
export function lineOf({ hospitalId, healthcareServiceId }: Line): string {
  return waitlistKey({ hospitalId, specialty: healthcareServiceId });
}

/** What an entry is written as. Only those who wait have a place in the line. */
export function entryWrite(line: Line, entry: WaitlistEntry, expects: ItemWrite["expects"]): ItemWrite {
  const key = { pk: lineOf(line), sk: entry.entryId };
  const found = { key, expects, data: { entry } };
  const { patientRef, entryId } = entry;
  if (entry.state !== "waiting") return { ...found, indexed: { patientRef } };
  const priority = priorities[waitlistPriorities.indexOf(entry.priority)] ?? 9;
  const joinedAt = new Date(entry.waitingSince).toISOString();
  const order = waitlistOrderKey({ priority, joinedAt, entryId });
  return { ...found, indexed: { patientRef, queue: lineOf(line), order } };
}

/** Numbers for priorities in the line's order, gravest first, with room between them. */
const priorities: readonly ClinicalPriority[] = [1, 3, 5, 7];

export function entryIn(item: StoredItem): WaitlistEntry {
  return item.data["entry"] as WaitlistEntry;
}

/** A hospital's profile; `timeZone` says where its clocks are. */
export function hospitalKey(hospitalId: string): ItemKey {
  return { pk: `hospital#${hospitalId}`, sk: "profile" };
}
