import type { NotificationChannel, NotificationPurpose } from "../../components/events/contracts/index.ts";

/** The words of a message. */
export interface Wording {
  readonly subject: string;
  readonly text: string;
}

/**
 * E-mail, SMS and telephone are read by whoever holds the device. So no message says who, when, where or why: it says
 * that something is new, and the portal tells the rest after sign-in (45 CFR 164.312(e)(1), minimum necessary). There
 * are no placeholders a name could be put into.
 */
const sentences: Readonly<Record<NotificationPurpose, string>> = {
  "appointment-confirmed": "Your request has been confirmed.",
  "appointment-changed": "There is a change to your schedule.",
  "appointment-cancelled": "There is an important change to your schedule.",
  "appointment-missed": "There is an update to your schedule.",
  "slot-offered": "An earlier time is available for a limited time.",
  "offer-expired": "A time we held for you has been released.",
};

/** A text message of one part has 160 characters (GSM 03.38). */
export const longestText = 160;

/**
 * The words for a channel. `portal` is the host people sign in at, for example `care.example.org`.
 *
 * @example
 * wordingOf("slot-offered", "sms", "care.example.org").text
 * // "An earlier time is available for a limited time. Sign in at care.example.org. Reply STOP to opt out."
 */
export function wordingOf(
  purpose: NotificationPurpose,
  channel: NotificationChannel,
  portal: string,
): Wording {
  const optOut: Readonly<Record<NotificationChannel, string>> = {
    email: "To change how we reach you, sign in and open Settings.",
    sms: "Reply STOP to opt out.",
    voice: "To opt out, sign in and open settings.",
  };
  return {
    subject: "New message in your portal",
    text: `${sentences[purpose]} Sign in at ${portal}. ${optOut[channel]}`,
  };
}
