import { type SchedulingService, schedulingServices } from "../surge/index.ts";

/** The contexts that publish events: the four services, and operations for surges, failovers and access. */
export const eventContexts = [...schedulingServices, "operations"] as const;
export type EventContext = SchedulingService | "operations";

/**
 * Every event of the platform, by the context that owns and publishes it. A name is `<subject>.<what happened>`
 * in the past tense; on the wire it carries its version: `appointment.booked.v1`. Versions only gain fields.
 */
export const eventCatalogue = {
  booking: [
    "appointment.requested",
    "appointment.booked",
    "appointment.confirmed",
    "appointment.rescheduled",
    "appointment.cancelled",
    "appointment.noshow",
  ],
  availability: ["availability.opened", "availability.closed", "roster.changed"],
  notifications: [
    "notification.sent",
    "notification.delivered",
    "notification.failed",
    "notification.optedout",
  ],
  waitlist: ["waitlist.joined", "waitlist.offered", "waitlist.expired", "waitlist.claimed"],
  operations: [
    "ops.surge.declared",
    "ops.surge.ended",
    "ops.failover.started",
    "ops.failover.completed",
    "ops.deployment.started",
    "ops.deployment.finished",
    "access.breakglass.requested",
    "access.breakglass.granted",
    "access.breakglass.expired",
    "security.alert",
  ],
} as const satisfies Record<EventContext, readonly string[]>;

export type EventName = (typeof eventCatalogue)[EventContext][number];

/** The `detail-type` of an event: `appointment.booked` → `appointment.booked.v1`. */
export function detailTypeOf(event: EventName, version = 1): string {
  return `${event}.v${version}`;
}

/** The `source` of a context's events; the bus admits no other. */
export function eventSourceOf(context: EventContext): string {
  return `wardrail.${context}`;
}
