import { eventConsumer } from "../aws/consume-events.ts";
import { sweeper } from "../aws/sweeper.ts";
import { decideOnDueMessage, decideOnNews } from "../notifications/notify.ts";

export const consume = eventConsumer("patient-news", decideOnNews);
export const sweep = sweeper(decideOnDueMessage);
