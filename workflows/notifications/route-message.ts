import { derivedId, type EventDetail } from "../../components/events/contracts/index.ts";
import type { Decision } from "../store/handle-once.ts";
import { type ItemStore, type StoredItem, unchanged } from "../store/item-store.ts";
import { eventOut } from "../store/outbox.ts";
import { type CadenceRules, cadenceRules } from "./cadence-rules.ts";
import { planMessage } from "./plan-message.ts";
import {
  dayCountIn,
  dayKey,
  type Notification,
  notificationKey,
  preferencesIn,
  preferencesKey,
} from "./records.ts";

/** Longer than any message is of use. */
const rememberedSeconds = 90 * 24 * 60 * 60;

/**
 * Sends a message on its way, holds it for the morning, or gives it up: the decision of the cadence together with what
 * it changes. Counting and queueing are committed together, so that no cap is passed by two events at once.
 */
export async function routeMessage(
  notification: Pick<Notification, "message" | "failed">,
  current: StoredItem | undefined,
  store: ItemStore,
  now: Date,
  rules: CadenceRules = cadenceRules,
): Promise<Decision> {
  const { message, failed } = notification;
  const preferences = preferencesIn(await store.get(preferencesKey(message.patientRef)));
  const day = await store.get(dayKey(message.patientRef, now, preferences));
  const sentToday = dayCountIn(day);
  const notAfter = new Date(message.notAfter);
  const plan = planMessage(
    { purpose: message.purpose, preferences, sentToday, failed, notAfter, now },
    rules,
  );
  const expiresAtSeconds = Math.floor(now.getTime() / 1000) + rememberedSeconds;
  const record = (data: Notification) => ({
    key: notificationKey(message.notificationId),
    expects: unchanged(current),
    data: { notification: data },
    expiresAtSeconds,
  });

  if (plan.do === "hold") {
    const held = record({ message, failed, state: "held" });
    return { because: "held", writes: [{ ...held, dueAt: plan.until.toISOString() }], sends: [] };
  }
  if (plan.do === "suppress") {
    const channel =
      failed.at(-1) ?? rules.rules.find(({ purpose }) => purpose === message.purpose)?.channels[0];
    return {
      because: plan.because,
      writes: [record({ message, failed, state: "failed" })],
      sends: channel === undefined ? [] : [failedOut({ ...message, channel }, "suppressed", now)],
    };
  }
  const { channel } = plan;
  const counted = { ...sentToday, [channel]: (sentToday[channel] ?? 0) + 1 };
  const key = dayKey(message.patientRef, now, preferences);
  return {
    because: `queued for ${channel}`,
    writes: [
      record({ message, failed, state: "queued", channel }),
      { key, expects: unchanged(day), data: { sent: counted }, expiresAtSeconds },
    ],
    sends: [
      {
        kind: "message",
        id: derivedId("notification", message.notificationId, channel, String(failed.length)),
        channel,
        message: { ...message, channel },
      },
    ],
  };
}

/** Tells that a message did not reach its patient over a channel. */
export function failedOut(
  message: Omit<EventDetail<"notification.sent">, "eventId" | "occurredAt">,
  failure: EventDetail<"notification.failed">["failure"],
  now: Date,
) {
  const { hospitalId, homeRegion, notificationId, patientRef, channel, purpose } = message;
  return eventOut("notification.failed", {
    eventId: derivedId("event", notificationId, channel, failure),
    occurredAt: now.toISOString(),
    hospitalId,
    homeRegion,
    notificationId,
    patientRef,
    channel,
    purpose,
    failure,
  });
}
