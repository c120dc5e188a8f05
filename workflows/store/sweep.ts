import { commitDecision, type Decision, errorName, type Surroundings } from "./handle-once.ts";
import type { ItemStore, StoredItem } from "./item-store.ts";
import { drain, outboundOf } from "./outbox.ts";

/** Decides on an item that came due. */
export type DecideDue = (item: StoredItem, store: ItemStore, now: Date) => Promise<Decision>;

/** What one sweep did. */
export interface Sweep {
  readonly sent: number;
  readonly decided: number;
  /** Changed by someone else meanwhile, or failed; the next sweep sees them again. */
  readonly left: number;
}

/** More than a minute's work for one function of 30 s; what is left is due again a minute later. */
const mostItems = 500;

/** Looks at everything that is due: sends what an interrupted step left in the outbox, decides on the rest. */
export async function sweep(decide: DecideDue, surroundings: Surroundings): Promise<Sweep> {
  const { store, deliver, now } = surroundings;
  const tally = { sent: 0, decided: 0, left: 0 };
  for (const item of await store.due(now(), mostItems)) {
    try {
      if (outboundOf(item) !== undefined) {
        await drain(store, deliver, [item]);
        tally.sent += 1;
      } else if (await commitDecision(await decide(item, store, now()), surroundings)) tally.decided += 1;
      else tally.left += 1;
    } catch (error) {
      // One item that cannot be dealt with must not keep the others waiting.
      console.warn(
        JSON.stringify({ level: "WARN", message: "left for the next sweep", error: errorName(error) }),
      );
      tally.left += 1;
    }
  }
  return tally;
}
