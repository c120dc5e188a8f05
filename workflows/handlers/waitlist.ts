import { eventConsumer } from "../aws/consume-events.ts";
import { sweeper } from "../aws/sweeper.ts";
import { decideOnDueOffer } from "../waitlist/expire-offer.ts";
import { decideOnSlotEvent } from "../waitlist/slot-events.ts";

export const consume = eventConsumer("waitlist-offers", decideOnSlotEvent);
export const sweep = sweeper(decideOnDueOffer);
