import { preferencesKey as recipientPartition } from "../../components/data/item-keys.ts";
import type { EventDetail, NotificationChannel } from "../../components/events/contracts/index.ts";
import { localClock, zonesOf } from "../local-time.ts";
import type { ItemKey, StoredItem } from "../store/item-store.ts";
import type { ChannelMessage } from "./channel-message.ts";
import type { Preferences } from "./plan-message.ts";

/** One message to one patient, from the event that caused it to its end. */
export interface Notification {
  /** Without its channel, which is chosen when it goes out. */
  readonly message: Omit<ChannelMessage, "channel">;
  readonly state: "held" | "queued" | "sending" | "sent" | "failed";
  readonly channel?: NotificationChannel;
  readonly failed: readonly NotificationChannel[];
  /** While `sending`: until when whoever took it may still be at it. */
  readonly leaseUntil?: string;
}

type PatientRef = EventDetail<"notification.sent">["patientRef"];

export function notificationKey(notificationId: string): ItemKey {
  return { pk: `notification#${notificationId}`, sk: "state" };
}

export function notificationIn(item: StoredItem | undefined): Notification | undefined {
  return item?.data["notification"] as Notification | undefined;
}

export function preferencesKey(patientRef: PatientRef): ItemKey {
  return { pk: recipientPartition({ patientRef }), sk: "preferences" };
}

export function preferencesIn(item: StoredItem | undefined): Preferences | undefined {
  return item?.data["preferences"] as Preferences | undefined;
}

/** How to reach a patient. In no event and no queue: it is read when a message is sent. */
export interface ContactPoints {
  readonly email?: string;
  /** E.164. */
  readonly phone?: string;
}

export function contactKey(patientRef: PatientRef): ItemKey {
  return { pk: recipientPartition({ patientRef }), sk: "contact" };
}

/** Counts a patient's messages of one local day. */
export function dayKey(patientRef: PatientRef, now: Date, preferences: Preferences | undefined): ItemKey {
  const [zone = "UTC"] = zonesOf(preferences?.timeZone);
  return { pk: recipientPartition({ patientRef }), sk: `day#${localClock(now, zone).date}` };
}

export type DayCount = Partial<Record<NotificationChannel, number>>;

export function dayCountIn(item: StoredItem | undefined): DayCount {
  return (item?.data["sent"] as DayCount | undefined) ?? {};
}
