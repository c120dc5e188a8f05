export { admitLogDelivery, sixYearsInDays } from "./bus-log.ts";
export { type BusPolicyFacts, busPolicy } from "./bus-policy.ts";
export {
  detailTypeOf,
  type EventContext,
  type EventName,
  eventCatalogue,
  eventContexts,
  eventSourceOf,
} from "./catalogue.ts";
export { type BusRef, DomainBus, type DomainBusArgs } from "./domain-bus.ts";
export { longestRetentionSeconds } from "./encrypted-queue.ts";
export { type Route, routes } from "./routing.ts";
export { eventPatternOf, Subscription, type SubscriptionArgs } from "./subscription.ts";
