import { type LocalHours, nextWithin } from "../local-time.ts";

/** How long a patient has for an answer, by how soon the slot starts. The sooner, the shorter. */
export interface OfferTerms {
  /** Widest notice first. Below the last row nobody is asked: the slot is opened to everyone at once. */
  readonly windows: readonly { readonly noticeHours: number; readonly answerMinutes: number }[];
  /** Patients are asked within these hours on the hospital's clocks. */
  readonly hours: LocalHours;
}

/** No source gives these numbers; they leave room for several patients in turn before a slot is lost. */
export const offerTerms: OfferTerms = {
  windows: [
    { noticeHours: 72, answerMinutes: 240 },
    { noticeHours: 24, answerMinutes: 60 },
    { noticeHours: 4, answerMinutes: 20 },
  ],
  hours: { from: 8, until: 20 },
};

/**
 * Until when an offer made at `now` stands, or `undefined` when the slot starts too soon to ask anyone. At night the
 * clock starts with the first permitted hour, because nobody is woken and an offer must not run out unseen.
 */
export function offerExpiry(
  slotStartsAt: Date,
  now: Date,
  timeZones: readonly string[],
  terms = offerTerms,
): Date | undefined {
  const askedAt = nextWithin(now, timeZones, terms.hours);
  const noticeHours = (slotStartsAt.getTime() - askedAt.getTime()) / 3_600_000;
  const row = terms.windows.find((candidate) => noticeHours >= candidate.noticeHours);
  return row === undefined ? undefined : new Date(askedAt.getTime() + row.answerMinutes * 60_000);
}
