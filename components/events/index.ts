export { admitLogDelivery } from "./bus-log.ts";
export { type BusPolicyFacts, busPolicy } from "./bus-policy.ts";
export {
  detailTypeOf,
  type EventContext,
  type EventName,
  eventCatalogue,
  eventContexts,
  eventSourceOf,
} from "./catalogue.ts";
export { concurrencyOf, type FunctionConcurrency, functionWork } from "./concurrency.ts";
export { dataClassOf, type EventConsumerName, eventConsumers, tierOf } from "./consumers.ts";
export { type BusRef, DomainBus, type DomainBusArgs } from "./domain-bus.ts";
export { longestRetentionSeconds } from "./encrypted-queue.ts";
export { EventConsumer, type EventConsumerArgs } from "./event-consumer.ts";
export { EventContracts, type EventContractsArgs } from "./event-contracts.ts";
export { keepsStateIn, publishesTo, sendsInto } from "./function-grants.ts";
export { MinuteSweep, type MinuteSweepArgs } from "./minute-sweep.ts";
export { ResilientIngest, type ResilientIngestArgs } from "./resilient-ingest.ts";
export { type Route, routes } from "./routing.ts";
export { eventPatternOf, Subscription, type SubscriptionArgs } from "./subscription.ts";
export { type FunctionStatement, WorkflowFunction, type WorkflowFunctionArgs } from "./workflow-function.ts";
