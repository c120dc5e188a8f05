/** When a slot that became free may be booked by everyone. No source gives these numbers. */
export interface ReopeningTerms {
  /** Nobody gets to the hospital in less; such a slot is closed. */
  readonly leastNoticeMinutes: number;
  /** From this notice on the waitlist is asked first. */
  readonly waitlistNoticeMinutes: number;
  /** How long the waitlist has for a first offer; afterwards its offers say how long the slot stays held. */
  readonly firstOfferMinutes: number;
  /** Time for an answer that is already under way when an offer runs out. */
  readonly graceMinutes: number;
}

export const reopeningTerms: ReopeningTerms = {
  leastNoticeMinutes: 30,
  waitlistNoticeMinutes: 4 * 60,
  firstOfferMinutes: 3,
  graceMinutes: 2,
};

/** What becomes of a free slot: held for the waitlist, open to everyone, or closed because it is too late. */
export type Reopening =
  | { readonly state: "held"; readonly until: string }
  | { readonly state: "open" }
  | { readonly state: "closed" };

/**
 * What to do with a slot that became free at `now`: held for the waitlist when there is time to ask, opened at once
 * when there is not, closed when nobody could come. A hold never outlasts the least notice.
 */
export function planReopening(slotStartsAt: Date, now: Date, terms = reopeningTerms): Reopening {
  const noticeMinutes = (slotStartsAt.getTime() - now.getTime()) / 60_000;
  if (noticeMinutes < terms.leastNoticeMinutes) return { state: "closed" };
  if (noticeMinutes < terms.waitlistNoticeMinutes) return { state: "open" };
  return holdUntil(new Date(now.getTime() + terms.firstOfferMinutes * 60_000), slotStartsAt, terms);
}

/** Holds a slot while an offer stands, and a little longer. */
export function holdForOffer(offerExpiresAt: Date, slotStartsAt: Date, terms = reopeningTerms): Reopening {
  return holdUntil(new Date(offerExpiresAt.getTime() + terms.graceMinutes * 60_000), slotStartsAt, terms);
}

/** What becomes of a slot that the waitlist did not take. */
export function planRelease(slotStartsAt: Date, now: Date, terms = reopeningTerms): Reopening {
  const noticeMinutes = (slotStartsAt.getTime() - now.getTime()) / 60_000;
  return { state: noticeMinutes < terms.leastNoticeMinutes ? "closed" : "open" };
}

function holdUntil(wanted: Date, slotStartsAt: Date, terms: ReopeningTerms): Reopening {
  const latest = slotStartsAt.getTime() - terms.leastNoticeMinutes * 60_000;
  return { state: "held", until: new Date(Math.min(wanted.getTime(), latest)).toISOString() };
}
