import { type EventContext, eventCatalogue } from "./catalogue.ts";
import type { EventConsumerName } from "./consumers.ts";

/** One consumer's interest in one context's events. It gets a queue of its own, so that no consumer can block another. */
export interface Route<Context extends EventContext = EventContext> {
  readonly from: Context;
  readonly to: EventConsumerName;
  readonly events: readonly (typeof eventCatalogue)[Context][number][];
}

/** Who consumes what. Adding a row adds a rule, a queue and its dead-letter queues in every region. */
export const routes: readonly Route[] = [
  route("booking", "notifications", eventCatalogue.booking),
  route("booking", "availability", eventCatalogue.booking),
  route("booking", "waitlist", ["appointment.rescheduled", "appointment.cancelled", "appointment.noshow"]),
  route("booking", "insights", eventCatalogue.booking),
  route("availability", "waitlist", eventCatalogue.availability),
  route("availability", "booking", eventCatalogue.availability),
  route("waitlist", "notifications", eventCatalogue.waitlist),
  route("waitlist", "booking", eventCatalogue.waitlist),
  // A slot stays held while an offer stands, and reopens when the last one ran out.
  route("waitlist", "availability", ["waitlist.offered", "waitlist.expired", "waitlist.claimed"]),
  route("notifications", "insights", eventCatalogue.notifications),
  // Admission control sheds what can wait while a surge is on.
  route("operations", "booking", ["ops.surge.declared", "ops.surge.ended"]),
  route("operations", "surge-control", [
    "ops.surge.declared",
    "ops.surge.ended",
    "ops.failover.started",
    "ops.failover.completed",
  ]),
  route("operations", "paging", [
    "ops.surge.declared",
    "ops.failover.started",
    "ops.failover.completed",
    "ops.deployment.finished",
    "access.breakglass.requested",
    "access.breakglass.granted",
    "security.alert",
  ]),
  // Evidence of who changed what and who got in (45 CFR 164.312(b)).
  route("operations", "audit", eventCatalogue.operations),
];

function route<Context extends EventContext>(
  from: Context,
  to: EventConsumerName,
  events: Route<Context>["events"],
): Route<Context> {
  return { from, to, events };
}
