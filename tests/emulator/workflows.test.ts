import { InvokeCommand } from "@aws-sdk/client-lambda";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tables } from "../../components/data/tables.ts";
import {
  detailTypeOf,
  type EventName,
  eventCatalogue,
  eventContexts,
  eventSourceOf,
} from "../../components/events/catalogue.ts";
import { derivedId, type EventDetail, fixtureOf } from "../../components/events/contracts/index.ts";
import { routes } from "../../components/events/routing.ts";
import type { ResourceGraph } from "../../exchange/resource-graph.ts";
import { renderEstate } from "../../stacks/offline/index.ts";
import { ministack, pythonEnvironment } from "../../tools/python-environment.ts";
import { DynamoStore } from "../../workflows/aws/dynamo-store.ts";
import { localClock } from "../../workflows/local-time.ts";
import { contactKey, preferencesKey } from "../../workflows/notifications/records.ts";
import { waitingEntry } from "../../workflows/rehearsed.ts";
import { entryWrite, hospitalKey } from "../../workflows/waitlist/records.ts";
import {
  type Clients,
  clientsOf,
  deployEvents,
  deployFunctions,
  deployMail,
  deployQueues,
  deployTables,
} from "./deploy.ts";
import { type Emulator, startEmulator } from "./emulator.ts";
import { drained, eventually, type Posting, publish } from "./mailbox.ts";

const python = pythonEnvironment(ministack);
const title = python.found
  ? `on ministack ${python.version}`
  : `on an AWS emulator (skipped: ${python.reason})`;
const region = "us-east-1";
const busOf = (context: string) => `wardrail-prod-${context}`;
const queueUrl = (name: string) => `${clients.endpoint}/111122223333/wardrail-prod-${name}`;

let emulator: Emulator;
let clients: Clients;
let workflows: ResourceGraph;

/** A zone where it is the middle of the day now, so that no message waits for the morning. */
const daytimeZone = (() => {
  const offsets = Array.from({ length: 12 }, (_, index) => index);
  const zones = offsets.flatMap((hours) => [`Etc/GMT+${hours}`, `Etc/GMT-${hours}`]);
  const zone = zones.find((candidate) => localClock(new Date(), candidate).hour === 12);
  if (zone === undefined) throw new Error("it is noon nowhere");
  return zone;
})();
const slotStartsAt = new Date(Date.now() + 10 * 86_400_000).toISOString();

describe.skipIf(!python.found)(`the rendered estate ${title}`, () => {
  beforeAll(async () => {
    if (!python.found) return;
    const stacks = ["data-prod", "events-prod-use1", "workflows-prod-use1"];
    const graphs = await renderEstate({ environment: "prod", stacks });
    const graphOf = (stack: string) =>
      graphs.find((graph) => graph.stack === stack) ?? expect.fail(`no ${stack}`);
    workflows = graphOf("workflows-prod-use1");
    emulator = await startEmulator(python.python, { accountId: "111122223333", region });
    clients = clientsOf(emulator.endpoint, region);
    await deployEvents(graphOf("events-prod-use1"), clients);
    await deployTables(graphOf("data-prod"), clients.tables);
    await deployQueues(workflows, clients.queues);
    await deployMail(workflows, clients.mail);
  });
  afterAll(async () => {
    await emulator?.stop();
  });

  it("delivers every event of the catalogue to its consumers, and no look-alike to anyone", async () => {
    const everything = eventContexts.flatMap((context) =>
      eventCatalogue[context].map(
        (name: EventName): Posting => ({ bus: busOf(context), event: fixtureOf(name) }),
      ),
    );
    const lookAlikes = everything.flatMap(({ bus, event }): Posting[] => [
      { bus, event: { ...event, "detail-type": `${event["detail-type"]}0` } },
      { bus, event: { ...event, "detail-type": `x${event["detail-type"]}` } },
      { bus, event: { ...event, "detail-type": event["detail-type"].replace(/\.v1$/, "") } },
      { bus, event: { ...event, "detail-type": event["detail-type"].toUpperCase() } },
      { bus, event: { ...event, source: `${event.source}2` } },
      { bus, event: { ...event, source: eventSourceOf(bus.endsWith("booking") ? "waitlist" : "booking") } },
    ]);
    await publish(clients, [...lookAlikes, ...everything]);

    for (const { from, to, events } of routes) {
      const bodies = await drained(clients, queueUrl(`${to}-from-${from}`));
      const got = bodies.map((body) => JSON.parse(body)["detail-type"]).sort();
      expect(got, `${to} from ${from}`).toEqual(events.map((event) => detailTypeOf(event)).sort());
      expect(await drained(clients, queueUrl(`${to}-from-${from}-undelivered`))).toEqual([]);
    }
  });

  describe("with its functions", () => {
    beforeAll(async () => {
      if (python.found) await deployFunctions(workflows, clients, python.python);
    });

    const storeOf = (service: "notifications" | "waitlist") =>
      new DynamoStore(DynamoDBDocumentClient.from(clients.tables), {
        name: `wardrail-prod-${service}`,
        schema: tables[service],
        region,
      });
    const sentEvents = async (name: EventName, queue: string, seen: string[]) => {
      seen.push(...(await drained(clients, queueUrl(queue))));
      return seen
        .map((body) => JSON.parse(body))
        .filter((event) => event["detail-type"] === detailTypeOf(name));
    };
    const confirmed = (
      seed: string,
      overrides: Partial<EventDetail<"appointment.confirmed">> = {},
    ): Posting => ({
      bus: busOf("booking"),
      event: fixtureOf("appointment.confirmed", { seed, overrides: { slotStartsAt, ...overrides } }),
    });
    const admit = async (patientRef: EventDetail<"appointment.confirmed">["patientRef"]) => {
      const preferences = { timeZone: daytimeZone, consent: { email: "granted" } };
      const committed = await storeOf("notifications").commit([
        { key: preferencesKey(patientRef), expects: "absent", data: { preferences } },
        { key: contactKey(patientRef), expects: "absent", data: { email: "synthetic@example.org" } },
      ]);
      expect(committed).toBe(true);
    };

    it("tells a patient of a confirmed appointment once, though the event comes three times", async ({
      signal,
    }) => {
      const posting = confirmed("told");
      const { patientRef } = fixtureOf("appointment.confirmed", { seed: "told" }).detail;
      await admit(patientRef);
      await publish(clients, [posting, posting]);
      const seen: string[] = [];
      await eventually(
        async () => (await sentEvents("notification.sent", "insights-from-notifications", seen))[0],
        signal,
      );
      await publish(clients, [posting]);
      // Another patient's message, asked for after the duplicate, shows that the duplicate has been handled.
      const other = derivedId("patient", "other");
      await admit(other);
      await publish(clients, [confirmed("other", { patientRef: other })]);
      await eventually(async () => {
        const sent = await sentEvents("notification.sent", "insights-from-notifications", seen);
        return sent.find(({ detail }) => detail.patientRef === other);
      }, signal);
      const sent = await sentEvents("notification.sent", "insights-from-notifications", seen);
      expect(sent.filter(({ detail }) => detail.patientRef === patientRef)).toHaveLength(1);
      expect(sent[0]).toMatchObject({ source: "wardrail.notifications", detail: { channel: "email" } });
      expect(seen.join("")).not.toContain("example.org");
    });

    it("offers a cancelled slot to the first in line, holds it, and passes it on when the offer runs out", async ({
      signal,
    }) => {
      const cancelled = fixtureOf("appointment.cancelled", {
        seed: "offer",
        overrides: { slotStartsAt, slotMinutes: 30 },
      });
      const line = cancelled.detail;
      const [first, second] = [
        waitingEntry("first", { priority: "urgent", latestAt: "2099-01-01T00:00:00Z" }),
        waitingEntry("second", { waitingSince: "2026-01-01T00:00:00Z", latestAt: "2099-01-01T00:00:00Z" }),
      ];
      const store = storeOf("waitlist");
      await store.commit([
        entryWrite(line, second, "absent"),
        entryWrite(line, first, "absent"),
        { key: hospitalKey(line.hospitalId), expects: "absent", data: { timeZone: daytimeZone } },
      ]);
      await publish(clients, [
        { bus: busOf("booking"), event: cancelled },
        { bus: busOf("booking"), event: cancelled },
      ]);
      const seen: string[] = [];
      const offered = await eventually(
        async () => (await sentEvents("waitlist.offered", "booking-from-waitlist", seen))[0],
        signal,
      );
      expect(offered.detail).toMatchObject({ entryId: first.entryId, slotId: line.slotId });

      // The sweep is called as EventBridge Scheduler calls it; the offer has hours to stand, so nothing ends.
      const run = await clients.functions.send(
        new InvokeCommand({ FunctionName: "wardrail-prod-waitlist-sweep", Qualifier: "live" }),
      );
      expect(run.FunctionError).toBeUndefined();
      const offers = await sentEvents("waitlist.offered", "booking-from-waitlist", seen);
      expect(offers).toHaveLength(1);
      expect(await sentEvents("waitlist.expired", "booking-from-waitlist", seen)).toHaveLength(0);

      const key = { pk: `offer#${line.hospitalId}#${line.slotId}`, sk: "offer" };
      const item = (await store.get(key)) ?? expect.fail("no offer is kept");
      const offer = { ...(item.data["offer"] as object), expiresAt: "2026-01-01T00:00:00.000Z" };
      await store.commit([
        { key, expects: item.revision, data: { offer }, dueAt: "2026-01-01T00:00:00.000Z" },
      ]);
      await clients.functions.send(
        new InvokeCommand({ FunctionName: "wardrail-prod-waitlist-sweep", Qualifier: "live" }),
      );
      const next = await eventually(async () => {
        const all = await sentEvents("waitlist.offered", "booking-from-waitlist", seen);
        return all.find(({ detail }) => detail.entryId === second.entryId);
      }, signal);
      expect(next.detail.slotId).toBe(line.slotId);
      const [expired] = await sentEvents("waitlist.expired", "booking-from-waitlist", seen);
      expect(expired.detail).toMatchObject({ entryId: first.entryId, slotPassesTo: "next-waiter" });
    });

    it("puts what a consumer cannot read into its dead letters, and handles the rest of the batch", async ({
      signal,
    }) => {
      const poison = fixtureOf("appointment.confirmed", { seed: "poison" });
      const detail = { ...poison.detail, patientName: "synthetic" };
      const patientRef = derivedId("patient", "beside-poison");
      await admit(patientRef);
      await publish(clients, [
        { bus: busOf("booking"), event: { ...poison, detail } },
        confirmed("beside-poison", { patientRef }),
      ]);
      const dead = await eventually(
        async () => (await drained(clients, queueUrl("notifications-from-booking-dead-letters")))[0],
        signal,
      );
      expect(JSON.parse(dead).detail.eventId).toBe(poison.detail.eventId);
      const seen: string[] = [];
      await eventually(async () => {
        const sent = await sentEvents("notification.sent", "insights-from-notifications", seen);
        return sent.find((event) => event.detail.patientRef === patientRef);
      }, signal);
      expect(await drained(clients, queueUrl("waitlist-from-booking-dead-letters"))).toEqual([]);
    });
  });
});
