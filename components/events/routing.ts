import type { SchedulingService } from "../surge/index.ts";
import type { EventContext, eventCatalogue } from "./catalogue.ts";

/** One consumer's interest in one context's events. It gets a queue of its own, so that no consumer can block another. */
export interface Route<Context extends EventContext = EventContext> {
  readonly from: Context;
  readonly to: SchedulingService;
  readonly events: readonly (typeof eventCatalogue)[Context][number][];
}

/** Who consumes what. Adding a row adds a rule, a queue and its dead-letter queues in every region. */
export const routes: readonly Route[] = [
  route("booking", "notifications", [
    "appointment.requested",
    "appointment.booked",
    "appointment.confirmed",
    "appointment.rescheduled",
    "appointment.cancelled",
    "appointment.noshow",
  ]),
  route("booking", "availability", [
    "appointment.requested",
    "appointment.booked",
    "appointment.confirmed",
    "appointment.rescheduled",
    "appointment.cancelled",
    "appointment.noshow",
  ]),
  route("booking", "waitlist", ["appointment.rescheduled", "appointment.cancelled", "appointment.noshow"]),
  route("availability", "waitlist", ["availability.opened", "availability.closed", "roster.changed"]),
  route("availability", "booking", ["availability.opened", "availability.closed", "roster.changed"]),
  route("waitlist", "notifications", [
    "waitlist.joined",
    "waitlist.offered",
    "waitlist.expired",
    "waitlist.claimed",
  ]),
  route("waitlist", "booking", [
    "waitlist.joined",
    "waitlist.offered",
    "waitlist.expired",
    "waitlist.claimed",
  ]),
];

function route<Context extends EventContext>(
  from: Context,
  to: SchedulingService,
  events: Route<Context>["events"],
): Route<Context> {
  return { from, to, events };
}
