import { describe, expect, it } from "vitest";
import { busPolicy } from "./bus-policy.ts";
import { detailTypeOf, eventCatalogue, eventContexts } from "./catalogue.ts";
import { routes } from "./routing.ts";
import { eventPatternOf } from "./subscription.ts";

describe("routing", () => {
  it("gives every consumer one queue per bus", () => {
    const pairs = routes.map(({ from, to }) => `${to}-from-${from}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it("routes only events that the context publishes, each once", () => {
    for (const { from, events } of routes) {
      expect(eventCatalogue[from]).toEqual(expect.arrayContaining([...events]));
      expect(new Set(events).size).toBe(events.length);
    }
  });

  it("sends nobody their own events", () => {
    expect(routes.filter(({ from, to }) => from === to)).toEqual([]);
  });

  it("tells patients of every change to their appointment", () => {
    const route = routes.find(({ from, to }) => from === "booking" && to === "notifications");
    expect(route?.events).toEqual(expect.arrayContaining(["appointment.confirmed", "appointment.cancelled"]));
  });

  it("offers every slot that comes free to the waitlist", () => {
    const events = routes.filter(({ to }) => to === "waitlist").flatMap((route) => route.events);
    expect(events).toEqual(
      expect.arrayContaining(["appointment.cancelled", "appointment.noshow", "availability.opened"]),
    );
  });

  it("leaves no event without a consumer", () => {
    const consumed = new Set(routes.flatMap(({ events }) => events as readonly string[]));
    expect(
      Object.values(eventCatalogue)
        .flat()
        .filter((event) => !consumed.has(event)),
    ).toEqual([]);
  });

  it("keeps evidence of every operation, and pages for what cannot wait", () => {
    const toward = (consumer: string) =>
      routes.filter(({ to }) => to === consumer).flatMap(({ events }) => events);
    expect(toward("audit")).toEqual(expect.arrayContaining([...eventCatalogue.operations]));
    expect(toward("paging")).toEqual(
      expect.arrayContaining([
        "security.alert",
        "access.breakglass.requested",
        "access.breakglass.granted",
        "ops.surge.declared",
        "ops.failover.started",
      ]),
    );
    expect(toward("surge-control")).toEqual(
      expect.arrayContaining(["ops.surge.declared", "ops.surge.ended"]),
    );
  });

  it("tells availability of offers, so that a slot stays held while one stands", () => {
    const route = routes.find(({ from, to }) => from === "waitlist" && to === "availability");
    expect(route?.events).toEqual(expect.arrayContaining(["waitlist.offered", "waitlist.expired"]));
  });

  it("matches exact versions of exact types from the owner's source", () => {
    const [route] = routes;
    const pattern = JSON.parse(eventPatternOf(route ?? expect.fail("no route")));
    expect(Object.keys(pattern).sort()).toEqual(["detail-type", "source"]);
    expect(pattern.source).toEqual(["wardrail.booking"]);
    for (const type of pattern["detail-type"]) expect(type).toMatch(/^[a-z]+\.[a-z]+\.v1$/);
  });

  it("gives no two events one name", () => {
    const all = eventContexts.flatMap((context) =>
      eventCatalogue[context].map((event) => detailTypeOf(event)),
    );
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("a bus's policy", () => {
  const busArn = "arn:aws:events:us-east-1:111122223333:event-bus/wardrail-prod-booking";
  const { Statement: statements } = JSON.parse(
    busPolicy({
      busArn,
      accountId: "111122223333",
      context: "booking",
      publisherRoles: ["wardrail-prod-booking-*"],
    }),
  );

  it("lets the owner put events under its own source, and nothing else", () => {
    const allowed = statements.filter(({ Effect }: { Effect: string }) => Effect === "Allow");
    expect(allowed).toEqual([
      {
        Sid: "OwnerPublishes",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::111122223333:root" },
        Action: ["events:PutEvents"],
        Resource: [busArn],
        Condition: {
          ArnLike: { "aws:PrincipalArn": ["arn:aws:iam::111122223333:role/wardrail-prod-booking-*"] },
          StringEquals: { "events:source": "wardrail.booking" },
        },
      },
    ]);
  });

  it("refuses everybody else, but not AWS's own replays", () => {
    const denied = statements.filter(({ Effect }: { Effect: string }) => Effect === "Deny");
    expect(denied.map(({ Sid }: { Sid: string }) => Sid)).toEqual(["NobodyElsePublishes", "NoForeignSource"]);
    for (const { Condition } of denied)
      expect(Condition.Bool).toEqual({ "aws:PrincipalIsAWSService": "false" });
  });
});
