import { decideOnDueSlot, decideOnSlotNews } from "../availability/slot-state.ts";
import { eventConsumer } from "../aws/consume-events.ts";
import { sweeper } from "../aws/sweeper.ts";

export const consume = eventConsumer("slot-reopening", decideOnSlotNews);
export const sweep = sweeper(decideOnDueSlot);
