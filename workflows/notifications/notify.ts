import {
  type DomainEvent,
  derivedId,
  type NotificationPurpose,
} from "../../components/events/contracts/index.ts";
import { type Decide, nothing } from "../store/handle-once.ts";
import type { DecideDue } from "../store/sweep.ts";
import { notificationIn } from "./records.ts";
import { routeMessage } from "./route-message.ts";

const daySeconds = 24 * 60 * 60;

/** What patients are told of an event, and until when it is worth telling. */
export function tellingOf({
  event,
  detail,
}: DomainEvent): { purpose: NotificationPurpose; notAfter: string } | undefined {
  switch (event) {
    case "appointment.confirmed":
      return { purpose: "appointment-confirmed", notAfter: detail.slotStartsAt };
    case "appointment.rescheduled":
      return { purpose: "appointment-changed", notAfter: detail.slotStartsAt };
    case "appointment.cancelled":
      return { purpose: "appointment-cancelled", notAfter: detail.slotStartsAt };
    case "appointment.noshow":
      return { purpose: "appointment-missed", notAfter: later(detail.occurredAt, 7 * daySeconds) };
    case "waitlist.offered":
      return { purpose: "slot-offered", notAfter: detail.offerExpiresAt };
    case "waitlist.expired":
      return { purpose: "offer-expired", notAfter: later(detail.occurredAt, daySeconds) };
    default:
      return undefined;
  }
}

/** Tells the patient of an event, if patients are told of it. */
export const decideOnNews: Decide = async (event, store, now) => {
  const telling = tellingOf(event);
  if (telling === undefined || !("patientRef" in event.detail)) return nothing("patients are not told of it");
  const { eventId, hospitalId, homeRegion, patientRef } = event.detail;
  const notificationId = derivedId("notification", eventId, telling.purpose);
  const message = { notificationId, hospitalId, homeRegion, patientRef, ...telling };
  return routeMessage({ message, failed: [] }, undefined, store, now);
};

/** Sends a held message on its way when its hour has come. The cadence is asked again: consent may be gone by now. */
export const decideOnDueMessage: DecideDue = async (item, store, now) => {
  const notification = notificationIn(item);
  if (notification?.state !== "held") return nothing("no held message");
  return routeMessage(notification, item, store, now);
};

function later(moment: string, seconds: number): string {
  return new Date(Date.parse(moment) + seconds * 1000).toISOString();
}
