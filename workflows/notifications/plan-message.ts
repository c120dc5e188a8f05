import type { NotificationChannel, NotificationPurpose } from "../../components/events/contracts/index.ts";
import { isWithin, nextWithin, zonesOf } from "../local-time.ts";
import { type CadenceRules, cadenceRules } from "./cadence-rules.ts";

/** What a patient agreed to. A channel that is not listed was never agreed to. */
export interface Preferences {
  readonly timeZone?: string;
  readonly consent: Readonly<Partial<Record<NotificationChannel, "granted" | "withdrawn">>>;
  /** The patient's own order; channels it leaves out come after. */
  readonly channelOrder?: readonly NotificationChannel[];
}

export interface MessageFacts {
  readonly purpose: NotificationPurpose;
  /** `undefined` when nobody asked the patient yet: then nothing is sent. */
  readonly preferences: Preferences | undefined;
  /** What the patient got on this local day, per channel. */
  readonly sentToday: Readonly<Partial<Record<NotificationChannel, number>>>;
  /** Channels that failed for this message. */
  readonly failed: readonly NotificationChannel[];
  /** From then on the message would be wrong. */
  readonly notAfter: Date;
  readonly now: Date;
}

export type MessagePlan =
  | { readonly do: "send"; readonly channel: NotificationChannel }
  | { readonly do: "hold"; readonly until: Date }
  | { readonly do: "suppress"; readonly because: "no-consent" | "daily-cap" | "too-late" };

/**
 * When and how a message goes out: over the first channel in order that the patient agreed to, that has not failed and
 * is below its cap, within the purpose's hours on the patient's clocks; outside them it is held, unless it would
 * then come too late. Without a known time zone the hours must hold from Puerto Rico to Hawaii.
 */
export function planMessage(facts: MessageFacts, rules: CadenceRules = cadenceRules): MessagePlan {
  const { purpose, preferences, sentToday, failed, notAfter, now } = facts;
  const rule = rules.rules.find((candidate) => candidate.purpose === purpose);
  if (rule === undefined) throw new Error(`no cadence rule for ${purpose}`);
  if (now >= notAfter) return { do: "suppress", because: "too-late" };

  const agreed = inOrder(rule.channels, preferences?.channelOrder).filter(
    (channel) => preferences?.consent[channel] === "granted" && !failed.includes(channel),
  );
  if (agreed.length === 0) return { do: "suppress", because: "no-consent" };
  const channel = agreed.find((candidate) => (sentToday[candidate] ?? 0) < rules.mostPerDay[candidate]);
  if (channel === undefined) return { do: "suppress", because: "daily-cap" };

  const zones = zonesOf(preferences?.timeZone);
  if (isWithin(now, zones, rule.hours)) return { do: "send", channel };
  const until = nextWithin(now, zones, rule.hours);
  return until < notAfter ? { do: "hold", until } : { do: "suppress", because: "too-late" };
}

function inOrder(
  channels: readonly NotificationChannel[],
  own: readonly NotificationChannel[] | undefined,
): readonly NotificationChannel[] {
  if (own === undefined) return channels;
  const rank = (channel: NotificationChannel) => (own.includes(channel) ? own.indexOf(channel) : own.length);
  return channels.toSorted((left, right) => rank(left) - rank(right));
}
