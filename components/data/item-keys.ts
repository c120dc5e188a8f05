import { createHash } from "node:crypto";

/** Joins the parts of a composite key. Ids are opaque and never contain it. */
const separator = "#";

/** Widest priority that sorts as text: 1 is the most urgent, 9 the least. */
export type ClinicalPriority = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/**
 * Partition key of a hospital's slots on one day, split into shards by practitioner: one practitioner's day is one
 * query, a whole hospital's day is one query per shard. Date as `YYYY-MM-DD` in the hospital's time zone.
 *
 * @example
 * hospitalDayKey({ hospitalId: "h-042", date: "2026-11-22", practitionerId: "p-7", shards: 2 }) // "h-042#2026-11-22#1"
 */
export function hospitalDayKey(slot: {
  readonly hospitalId: string;
  readonly date: string;
  readonly practitionerId: string;
  /** From the table's capacity, an output of the data stack. */
  readonly shards: number;
}): string {
  return joined(slot.hospitalId, slot.date, String(shardOf(slot.practitionerId, slot.shards)));
}

/** The partition keys that together hold a hospital's day. */
export function hospitalDayKeys(day: {
  readonly hospitalId: string;
  readonly date: string;
  readonly shards: number;
}): readonly string[] {
  return Array.from({ length: day.shards }, (_, shard) => joined(day.hospitalId, day.date, String(shard)));
}

/** Sort key of a slot within its day: start as ISO 8601 in UTC, then practitioner, so that slots list in time order. */
export function slotKey(slot: { readonly start: string; readonly practitionerId: string }): string {
  return joined(slot.start, slot.practitionerId);
}

/** Where a hospital's waiting patients for one specialty are. */
export function waitlistKey(queue: { readonly hospitalId: string; readonly specialty: string }): string {
  return joined(queue.hospitalId, queue.specialty);
}

/**
 * Order of a waitlist: clinical priority first, then how long one has waited, then the entry's id so that two entries
 * never share a key. Ascending text order is the order in which offers are made.
 */
export function waitlistOrderKey(entry: {
  readonly priority: ClinicalPriority;
  /** ISO 8601 in UTC. */
  readonly joinedAt: string;
  readonly entryId: string;
}): string {
  return joined(String(entry.priority), entry.joinedAt, entry.entryId);
}

/** Key of the one offer a slot can have open; a conditional write on it makes a second one impossible. */
export function offerKey(offer: { readonly hospitalId: string; readonly slotId: string }): string {
  return joined("offer", offer.hospitalId, offer.slotId);
}

/** Key of the claim that makes handling an event once: consumer and our own event id, never EventBridge's. */
export function handledEventKey(claim: { readonly consumer: string; readonly eventId: string }): string {
  return joined("event", claim.consumer, claim.eventId);
}

/** Key of what one recipient chose: channels, quiet hours, consent. `patientRef` is the opaque reference of events. */
export function preferencesKey(recipient: { readonly patientRef: string }): string {
  return joined("recipient", recipient.patientRef);
}

function shardOf(text: string, shards: number): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0) % shards;
}

function joined(...parts: readonly string[]): string {
  const bad = parts.find((part) => part === "" || part.includes(separator));
  if (bad === undefined) return parts.join(separator);
  // Two different keys must never become one; the value itself is not shown, it may be a reference to a patient.
  throw new RangeError(`a key part is empty or contains "${separator}"`);
}
