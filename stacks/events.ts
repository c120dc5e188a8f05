import {
  admitLogDelivery,
  DomainBus,
  dataClassOf,
  type EventConsumerName,
  type EventContext,
  EventContracts,
  eventConsumers,
  eventContexts,
  routes,
  Subscription,
  tierOf,
} from "../components/events/index.ts";
import type { Tier } from "../components/naming/index.ts";
import { serviceFacts } from "../components/workload/services.ts";
import { keyIn } from "./keys.ts";
import type { EventsSettings } from "./settings.ts";
import { readUpstream } from "./upstream.ts";

/** Bus details hold references to patients, except those of operations. */
const sensitivity = (context: EventContext): { dataClass: "phi" | "operational"; tier: Tier } => ({
  dataClass: dataClassOf(context),
  tier: context === "operations" ? 1 : serviceFacts[context].tier,
});

/** One region's event buses, one per context, and every consumer's subscription to them. */
export async function deployEvents(settings: EventsSettings) {
  const { region, accountId, ownership } = settings;
  const { keys } = await readUpstream(settings, "foundation");
  admitLogDelivery("event-log-delivery", { region, accountId, environment: ownership.environment });

  new EventContracts("contracts", { region, ownership });

  const placed = (context: EventContext) => {
    const { dataClass, tier } = sensitivity(context);
    return { region, accountId, ownership, dataClass, tier, key: keyIn(keys, dataClass, region) };
  };
  const buses = Object.fromEntries(
    eventContexts.map((context) => [context, new DomainBus(context, { ...placed(context), context })]),
  ) as Record<EventContext, DomainBus>;
  const subscriptions = routes.map((route) => {
    const bus = { name: buses[route.from].busName, arn: buses[route.from].arn };
    const tier = tierOf(route.to);
    const subscription = new Subscription(`${route.to}-from-${route.from}`, {
      ...placed(route.from),
      tier,
      route,
      bus,
    });
    return { route, subscription };
  });

  const queuesOf = (consumer: EventConsumerName) =>
    Object.fromEntries(
      subscriptions
        .filter(({ route }) => route.to === consumer)
        .map(({ route, subscription: { queueUrl, queueArn, deadLettersUrl } }) => [
          route.from,
          { url: queueUrl, arn: queueArn, deadLettersUrl },
        ]),
    );
  return {
    buses: Object.fromEntries(
      eventContexts.map((context) => [context, { name: buses[context].busName, arn: buses[context].arn }]),
    ),
    queues: Object.fromEntries(eventConsumers.map((consumer) => [consumer, queuesOf(consumer)])),
  };
}
