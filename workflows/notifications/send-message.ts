import { derivedId, type NotificationChannel } from "../../components/events/contracts/index.ts";
import { commitDecision, type Decision, type Surroundings } from "../store/handle-once.ts";
import { eventOut } from "../store/outbox.ts";
import type { ChannelMessage } from "./channel-message.ts";
import { planMessage } from "./plan-message.ts";
import {
  type ContactPoints,
  contactKey,
  type Notification,
  notificationIn,
  notificationKey,
  preferencesIn,
  preferencesKey,
} from "./records.ts";
import { failedOut, routeMessage } from "./route-message.ts";
import { type Wording, wordingOf } from "./wording.ts";

/** A channel's vendor. `rejected`: it will never take this message; throws when it cannot be reached. */
export type Vendor = (to: string, words: Wording) => Promise<"taken" | "rejected">;

export interface SenderSurroundings extends Surroundings {
  readonly channel: NotificationChannel;
  readonly vendor: Vendor;
  /** Host of the patient portal, for the words. */
  readonly portal: string;
}

/** Longer than a sender runs: whoever took a message and is not done by then is gone. */
const leaseSeconds = 60;

/**
 * Sends one queued message. It is taken under a lease first, so that a duplicate in the queue sends nothing; consent
 * and hours are asked once more, because a queue may have stood still until night. A message that the vendor
 * rejects goes on to the next channel; an outage throws and leaves it in this channel's queue.
 */
export async function sendMessage(queued: ChannelMessage, around: SenderSurroundings): Promise<string> {
  const { store, channel } = around;
  const now = around.now();
  const item = await store.get(notificationKey(queued.notificationId));
  const known = notificationIn(item);
  if (item === undefined || known === undefined) throw new Error("the message is not in the store yet");
  const leased = known.state === "sending" && Date.parse(known.leaseUntil ?? "") > now.getTime();
  if (leased) throw new Error("another sender has the message");
  const mine = (known.state === "queued" || known.state === "sending") && known.channel === channel;
  if (!mine) return "not to be sent here";

  const preferences = preferencesIn(await store.get(preferencesKey(queued.patientRef)));
  const { message, failed } = known;
  const facts = { purpose: message.purpose, preferences, failed, notAfter: new Date(message.notAfter), now };
  // The message has been counted already, so that caps do not apply a second time.
  const plan = planMessage({ ...facts, sentToday: {} });
  if (plan.do !== "send" || preferences?.consent[channel] !== "granted") {
    const consented = preferences?.consent[channel] === "granted";
    const without = consented ? failed : [...failed, channel];
    return settle(await routeMessage({ message, failed: without }, item, store, now), around);
  }

  const contact = ((await store.get(contactKey(queued.patientRef)))?.data ?? {}) as ContactPoints;
  const to = channel === "email" ? contact.email : contact.phone;
  if (to === undefined) return giveUp(known, item.revision, "unreachable", around);

  const leaseUntil = new Date(now.getTime() + leaseSeconds * 1000).toISOString();
  const sending: Notification = { ...known, state: "sending", leaseUntil };
  const lease = { key: item.key, expects: item.revision, data: { notification: sending } };
  if (!(await store.commit([lease]))) throw new Error("another sender took the message");
  const revision = item.revision + 1;
  try {
    const answer = await around.vendor(to, wordingOf(message.purpose, channel, around.portal));
    if (answer === "rejected") return giveUp(sending, revision, "rejected", around);
  } catch (outage) {
    await store.commit([{ key: item.key, expects: revision, data: { notification: known } }]);
    throw outage;
  }
  const { notAfter, ...told } = message;
  const sent = eventOut("notification.sent", {
    eventId: derivedId("event", message.notificationId, channel, "sent"),
    occurredAt: now.toISOString(),
    ...told,
    channel,
  });
  const data = { notification: { message, failed, channel, state: "sent" } };
  return settle(
    { because: "sent", writes: [{ key: item.key, expects: revision, data }], sends: [sent] },
    around,
  );
}

/** Gives this channel up for the message and routes it on, in one commit. */
async function giveUp(
  { message, failed }: Notification,
  revision: number,
  failure: "unreachable" | "rejected",
  around: SenderSurroundings,
): Promise<string> {
  const { store, channel } = around;
  const now = around.now();
  const current = { key: notificationKey(message.notificationId), revision, data: {} };
  const onward = await routeMessage({ message, failed: [...failed, channel] }, current, store, now);
  const told = failedOut({ ...message, channel }, failure, now);
  return settle({ ...onward, sends: [told, ...onward.sends] }, around);
}

async function settle(decision: Decision, around: SenderSurroundings): Promise<string> {
  if (!(await commitDecision(decision, around))) throw new Error("the message changed while it was sent");
  return decision.because;
}
