import type { EventName } from "../components/events/catalogue.ts";
import {
  checkDetail,
  type DomainEvent,
  derivedId,
  type EventDetail,
  fixtureOf,
  type OpaqueId,
} from "../components/events/contracts/index.ts";
import { valueOrThrow } from "../exchange/problem.ts";
import { type Decide, handleOnce, type Surroundings } from "./store/handle-once.ts";
import { MemoryStore } from "./store/memory-store.ts";
import type { Outbound } from "./store/outbox.ts";
import { type DecideDue, sweep } from "./store/sweep.ts";
import type { WaitlistEntry } from "./waitlist/choose-waiter.ts";
import { entryWrite, hospitalKey, type SlotFacts } from "./waitlist/records.ts";

/** A workflow's surroundings in memory, with a clock to set and a vendorless world: for tests and benchmarks. */
export class Rehearsal implements Surroundings {
  readonly store = new MemoryStore();
  readonly sent: Outbound[] = [];
  moment: Date;
  /** Set to make sending fail, as in an outage. */
  outage = false;

  constructor(moment: string) {
    this.moment = new Date(moment);
  }

  readonly now = () => this.moment;

  readonly deliver = async (outbound: readonly Outbound[]) => {
    if (this.outage) throw new Error("outage");
    for (const each of outbound) {
      if (each.kind === "event") valueOrThrow(checkDetail(each.event.event, each.event.detail));
      this.sent.push(structuredClone(each));
    }
  };

  handle(consumer: string, decide: Decide, event: DomainEvent): Promise<string> {
    return handleOnce(consumer, event, decide, this);
  }

  sweep(decide: DecideDue) {
    return sweep(decide, this);
  }

  /** The details of the events of one name that were sent, in order. */
  events<Name extends EventName>(name: Name): readonly EventDetail<Name>[] {
    return this.sent.flatMap((each) =>
      each.kind === "event" && each.event.event === name ? [each.event.detail as EventDetail<Name>] : [],
    );
  }

  /** Puts a patient in line. */
  async join(
    slot: SlotFacts,
    entry: Partial<WaitlistEntry> & { readonly name: string },
  ): Promise<WaitlistEntry> {
    const { name, ...rest } = entry;
    const waiting = waitingEntry(name, rest);
    await this.store.commit([entryWrite(slot, waiting, "absent")]);
    return waiting;
  }

  async placeHospital(hospitalId: OpaqueId<"hospital">, timeZone: string): Promise<void> {
    await this.store.commit([{ key: hospitalKey(hospitalId), expects: "absent", data: { timeZone } }]);
  }
}

/** A synthetic waitlist entry; `name` tells entries apart and is no patient's. */
export function waitingEntry(name: string, rest: Partial<WaitlistEntry> = {}): WaitlistEntry {
  return {
    entryId: derivedId("waitlistEntry", name),
    patientRef: derivedId("patient", name),
    priority: "routine",
    waitingSince: "2026-10-01T12:00:00Z",
    earliestAt: "2026-10-01T00:00:00Z",
    latestAt: "2027-10-01T00:00:00Z",
    state: "waiting",
    ...rest,
  };
}

/** A synthetic event of the catalogue as consumers read it. */
export function eventNamed<Name extends EventName>(
  name: Name,
  overrides: Partial<EventDetail<Name>> = {},
  seed = "0",
): DomainEvent<Name> {
  return { event: name, detail: fixtureOf(name, { seed, overrides }).detail } as DomainEvent<Name>;
}
