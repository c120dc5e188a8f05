import { handledEventKey } from "../../components/data/item-keys.ts";
import type { DomainEvent } from "../../components/events/contracts/index.ts";
import type { ItemStore, ItemWrite } from "./item-store.ts";
import { type Deliver, drain, type Outbound, outboxWrite } from "./outbox.ts";

/** What a workflow decided: what to remember and what to send. */
export interface Decision {
  /** Why, in a word that a log may show. */
  readonly because: string;
  readonly writes: readonly ItemWrite[];
  readonly sends: readonly Outbound[];
}

/** What a workflow works with; tests put their own in. */
export interface Surroundings {
  readonly store: ItemStore;
  readonly deliver: Deliver;
  readonly now: () => Date;
}

/** Decides on an event from what the store holds; reads only. Called again when the facts change meanwhile. */
export type Decide = (event: DomainEvent, store: ItemStore, now: Date) => Promise<Decision>;

/** Nothing to do. */
export function nothing(because: string): Decision {
  return { because, writes: [], sends: [] };
}

/** Longest a queue keeps a message, twice over: after that no copy of an event can still be under way. */
const rememberedSeconds = 28 * 24 * 60 * 60;

/** Ten consumers that all change one slot at once still leave room for the last to win. */
const attempts = 10;

/**
 * Gives an event its one effect: decision, mark and outbox are committed in one transaction, on the condition that
 * `consumer` has not yet seen our event id and that nothing it decided on has changed. A duplicate does nothing.
 * Throws when the facts keep changing, so that the queue hands the event out again.
 */
export async function handleOnce(
  consumer: string,
  event: DomainEvent,
  decide: Decide,
  { store, deliver, now }: Surroundings,
): Promise<string> {
  const mark = { pk: handledEventKey({ consumer, eventId: event.detail.eventId }), sk: "claim" };
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if ((await store.get(mark)) !== undefined) return "duplicate";
    const moment = now();
    const decision = await decide(event, store, moment);
    const outbox = decision.sends.map((outbound) => outboxWrite(outbound, moment));
    const seen: ItemWrite = {
      key: mark,
      expects: "absent",
      data: { because: decision.because },
      expiresAtSeconds: Math.floor(moment.getTime() / 1000) + rememberedSeconds,
    };
    if (await store.commit([seen, ...decision.writes, ...outbox])) {
      await sendNow({ store, deliver, now }, outbox);
      return decision.because;
    }
  }
  throw new Error(`${consumer}: the facts changed ${attempts} times while deciding on one event`);
}

/** A decision on an item that came due rather than on an event: committed on the same conditions. */
export async function commitDecision(decision: Decision, surroundings: Surroundings): Promise<boolean> {
  const outbox = decision.sends.map((outbound) => outboxWrite(outbound, surroundings.now()));
  if (!(await surroundings.store.commit([...decision.writes, ...outbox]))) return false;
  await sendNow(surroundings, outbox);
  return true;
}

/** A failure here loses nothing: the outbox is committed, and the sweep sends what is left in it. */
async function sendNow({ store, deliver }: Surroundings, outbox: readonly ItemWrite[]): Promise<void> {
  const items = outbox.flatMap(({ key, data }) => (data === null ? [] : [{ key, data, revision: 1 }]));
  try {
    await drain(store, deliver, items);
  } catch (error) {
    console.warn(JSON.stringify({ level: "WARN", message: "left in the outbox", error: errorName(error) }));
  }
}

/** The kind of an error. Its message may repeat what was sent, so it is not logged. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
