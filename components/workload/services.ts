import type { DataClass, Tier } from "../naming/index.ts";
import type { SchedulingService } from "../surge/index.ts";

/** Scheduling priority of pods, highest first. A saturated cluster evicts from the end of the list. */
export const priorityClasses = [
  { name: "wardrail-emergency", value: 1_000_000, description: "Requests of the emergency class" },
  { name: "wardrail-booking", value: 900_000, description: "Without it no appointment can be made" },
  { name: "wardrail-notifications", value: 500_000, description: "May lag behind without harm" },
  { name: "wardrail-batch", value: 100_000, description: "Can wait until the surge is over" },
] as const;
export type PriorityClassName = (typeof priorityClasses)[number]["name"];

/** What is true of a service wherever it runs. */
export interface ServiceFacts {
  readonly tier: Tier;
  readonly dataClass: DataClass;
  readonly priorityClass: PriorityClassName;
  /** Services it calls over HTTP; network policies admit exactly these. */
  readonly calls: readonly SchedulingService[];
  /** True when it holds connections to the PostgreSQL database. */
  readonly usesDatabase: boolean;
}

export const serviceFacts: Readonly<Record<SchedulingService, ServiceFacts>> = {
  booking: {
    tier: 0,
    dataClass: "phi",
    priorityClass: "wardrail-booking",
    calls: ["availability"],
    usesDatabase: true,
  },
  // Tier 0 with booking: a patient who finds no slot cannot book one.
  availability: {
    tier: 0,
    dataClass: "phi",
    priorityClass: "wardrail-booking",
    calls: [],
    usesDatabase: false,
  },
  notifications: {
    tier: 1,
    dataClass: "phi",
    priorityClass: "wardrail-notifications",
    // Events carry opaque ids; the text of a message is fetched from its owner.
    calls: ["booking"],
    usesDatabase: false,
  },
  waitlist: {
    tier: 1,
    dataClass: "phi",
    priorityClass: "wardrail-notifications",
    // Claims are settled by booking, which has the last word on a slot.
    calls: ["availability", "booking"],
    usesDatabase: false,
  },
};

/** Services that call `callee`, in a stable order. */
export function callersOf(callee: SchedulingService): readonly SchedulingService[] {
  return (Object.keys(serviceFacts) as SchedulingService[]).filter((caller) =>
    serviceFacts[caller].calls.includes(callee),
  );
}
