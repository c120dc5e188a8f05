import {
  type OpaqueId,
  type WaitlistPriority,
  waitlistPriorities,
} from "../../components/events/contracts/index.ts";

/** One patient's place on a hospital's waitlist for one healthcare service. */
export interface WaitlistEntry {
  readonly entryId: OpaqueId<"waitlistEntry">;
  readonly patientRef: OpaqueId<"patient">;
  readonly priority: WaitlistPriority;
  readonly waitingSince: string;
  /** Slots outside these bounds are of no use to the patient. */
  readonly earliestAt: string;
  readonly latestAt: string;
  readonly state: "waiting" | "offered" | "claimed" | "withdrawn";
}

/** Who is before whom: clinical priority, then age, then id so that equal lists give equal answers. */
export function byPriorityThenAge(left: WaitlistEntry, right: WaitlistEntry): number {
  return (
    waitlistPriorities.indexOf(left.priority) - waitlistPriorities.indexOf(right.priority) ||
    Date.parse(left.waitingSince) - Date.parse(right.waitingSince) ||
    (left.entryId < right.entryId ? -1 : 1)
  );
}

/**
 * The first in line who can use the slot: waiting, free at that time, and not asked about this slot before.
 *
 * @example
 * chooseWaiter(entries, { slotStartsAt: "2026-11-03T14:30:00Z", alreadyAsked: [] })?.entryId
 */
export function chooseWaiter(
  entries: readonly WaitlistEntry[],
  slot: { readonly slotStartsAt: string; readonly alreadyAsked: readonly string[] },
): WaitlistEntry | undefined {
  const startsAt = Date.parse(slot.slotStartsAt);
  return entries
    .filter(
      ({ state, earliestAt, latestAt, entryId }) =>
        state === "waiting" &&
        Date.parse(earliestAt) <= startsAt &&
        startsAt <= Date.parse(latestAt) &&
        !slot.alreadyAsked.includes(entryId),
    )
    .toSorted(byPriorityThenAge)[0];
}
