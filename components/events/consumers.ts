import type { DataClass, Tier } from "../naming/index.ts";
import { type SchedulingService, schedulingServices } from "../surge/index.ts";
import { serviceFacts } from "../workload/services.ts";

/** Consumers beside the services: who sizes, pages, keeps evidence and learns. */
export const operationalConsumers = ["surge-control", "paging", "audit", "insights"] as const;
export type OperationalConsumer = (typeof operationalConsumers)[number];
export type EventConsumerName = SchedulingService | OperationalConsumer;
export const eventConsumers: readonly EventConsumerName[] = [...schedulingServices, ...operationalConsumers];

const operationalTiers: Readonly<Record<OperationalConsumer, Tier>> = {
  // A surge that nobody sizes for, or a page that nobody gets, stops bookings soon after.
  "surge-control": 0,
  paging: 0,
  audit: 1,
  insights: 2,
};

/** How much depends on a consumer's queue. */
export function tierOf(consumer: EventConsumerName): Tier {
  return consumer in operationalTiers
    ? operationalTiers[consumer as OperationalConsumer]
    : serviceFacts[consumer as SchedulingService].tier;
}

/** What the events of a bus may refer to: patients, except those of operations. */
export function dataClassOf(context: SchedulingService | "operations"): Exclude<DataClass, "public"> {
  return context === "operations" ? "operational" : "phi";
}
