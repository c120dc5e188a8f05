import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derivedId, waitlistPriorities } from "../../components/events/contracts/index.ts";
import { localClock, zonesOf } from "../local-time.ts";
import { eventNamed, Rehearsal, waitingEntry } from "../rehearsed.ts";
import { byPriorityThenAge, chooseWaiter, type WaitlistEntry } from "./choose-waiter.ts";
import { decideOnDueOffer } from "./expire-offer.ts";
import { offerExpiry } from "./offer-window.ts";
import { offerIn, offerKey } from "./records.ts";
import { decideOnSlotEvent, slotFreedBy } from "./slot-events.ts";

const cancelled = (seed = "0") =>
  eventNamed("appointment.cancelled", { slotStartsAt: "2026-11-20T16:00:00Z" }, seed);
const noon = "2026-11-10T18:00:00Z";

async function rehearsalWith(names: readonly (Partial<WaitlistEntry> & { readonly name: string })[]) {
  const rehearsal = new Rehearsal(noon);
  await rehearsal.placeHospital(cancelled().detail.hospitalId, "America/Chicago");
  const entries = new Map<string, WaitlistEntry>();
  for (const each of names) entries.set(each.name, await rehearsal.join(cancelled().detail, each));
  const cancel = (event = cancelled()) => rehearsal.handle("waitlist-offers", decideOnSlotEvent, event);
  return { rehearsal, cancel, idOf: (name: string) => entries.get(name)?.entryId };
}

const entries = fc.array(
  fc.record({
    id: fc.uuid(),
    priority: fc.constantFrom(...waitlistPriorities),
    since: fc.date({ min: new Date("2026-01-01"), max: new Date("2026-11-01"), noInvalidDate: true }),
    state: fc.constantFrom("waiting", "offered", "claimed", "withdrawn"),
    latest: fc.constantFrom("2026-11-19T00:00:00Z", "2026-12-01T00:00:00Z"),
  }),
  { maxLength: 30 },
);

describe("who is offered a free slot", () => {
  it("nobody else who could take it is graver, or as grave and waiting longer", () => {
    fc.assert(
      fc.property(entries, (drawn) => {
        const line = drawn.map(({ id, priority, since, state, latest }) =>
          waitingEntry(id, { priority, waitingSince: since.toISOString(), state, latestAt: latest }),
        );
        const chosen = chooseWaiter(line, { slotStartsAt: "2026-11-20T16:00:00Z", alreadyAsked: [] });
        const able = line.filter(({ state, latestAt }) => state === "waiting" && latestAt > "2026-11-20");
        expect(chosen === undefined).toBe(able.length === 0);
        if (chosen === undefined) return;
        expect(able).toContain(chosen);
        for (const other of able) {
          const rank = (entry: WaitlistEntry) => waitlistPriorities.indexOf(entry.priority);
          expect(rank(chosen)).toBeLessThanOrEqual(rank(other));
          if (rank(chosen) === rank(other)) expect(chosen.waitingSince <= other.waitingSince).toBe(true);
        }
      }),
    );
  });

  it("does not depend on the order in which the line is read", () => {
    fc.assert(
      fc.property(entries, (drawn) => {
        const line = drawn.map(({ id, priority }) => waitingEntry(id, { priority }));
        const slot = { slotStartsAt: "2026-11-20T16:00:00Z", alreadyAsked: [] };
        expect(chooseWaiter(line.toReversed(), slot)).toEqual(chooseWaiter(line, slot));
        expect(line.toSorted(byPriorityThenAge)).toEqual(line.toReversed().toSorted(byPriorityThenAge));
      }),
    );
  });
});

describe("a cancellation", () => {
  it("becomes one offer to the first in line, and a duplicate becomes nothing", async () => {
    const { rehearsal, cancel, idOf } = await rehearsalWith([
      { name: "long-waiting", waitingSince: "2026-01-01T00:00:00Z" },
      { name: "grave", priority: "urgent" },
    ]);
    expect(await cancel()).toBe("offered");
    expect(await cancel()).toBe("duplicate");
    expect(rehearsal.events("waitlist.offered")).toMatchObject([{ entryId: idOf("grave") }]);
  });

  it("never opens a second offer for a slot, however many events free it at once", async () => {
    const { rehearsal, cancel } = await rehearsalWith([{ name: "a" }, { name: "b" }, { name: "c" }]);
    const events = ["0", "1", "2", "3", "4"].map((seed) => {
      const { slotId, hospitalId, healthcareServiceId } = cancelled().detail;
      return eventNamed(
        "appointment.cancelled",
        { slotId, hospitalId, healthcareServiceId, slotStartsAt: "2026-11-20T16:00:00Z" },
        seed,
      );
    });
    await Promise.all(events.map((event) => cancel(event)));
    expect(rehearsal.events("waitlist.offered")).toHaveLength(1);
  });

  it("never gives two slots to one waiting patient at once", async () => {
    const { rehearsal, cancel } = await rehearsalWith([{ name: "only" }]);
    const other = { ...cancelled("1").detail, hospitalId: cancelled().detail.hospitalId };
    const sameLine = { ...other, healthcareServiceId: cancelled().detail.healthcareServiceId };
    await Promise.all([cancel(), cancel({ event: "appointment.cancelled", detail: sameLine })]);
    expect(rehearsal.events("waitlist.offered")).toHaveLength(1);
  });

  it("loses no offer when the bus is out: the sweep sends it, once", async () => {
    const { rehearsal, cancel } = await rehearsalWith([{ name: "a" }]);
    rehearsal.outage = true;
    expect(await cancel()).toBe("offered");
    expect(rehearsal.events("waitlist.offered")).toHaveLength(0);
    rehearsal.outage = false;
    rehearsal.moment = new Date(rehearsal.moment.getTime() + 61_000);
    await rehearsal.sweep(decideOnDueOffer);
    await rehearsal.sweep(decideOnDueOffer);
    expect(rehearsal.events("waitlist.offered")).toHaveLength(1);
  });

  it("asks nobody when the slot starts too soon", async () => {
    const { rehearsal, cancel } = await rehearsalWith([{ name: "a" }]);
    rehearsal.moment = new Date("2026-11-20T15:00:00Z");
    expect(await cancel()).toMatch(/nobody/);
    expect(rehearsal.sent).toEqual([]);
  });

  it("frees the former slot of a rescheduled appointment, not the new one", () => {
    const event = eventNamed("appointment.rescheduled");
    expect(slotFreedBy(event)?.slotId).toBe(event.detail.formerSlotId);
    expect(slotFreedBy(eventNamed("availability.opened", { openedBecause: "reopened" }))).toBeUndefined();
  });
});

describe("an offer that runs out", () => {
  it("passes to the next in line, asks nobody twice, and at last to everyone", async () => {
    const { rehearsal, cancel, idOf } = await rehearsalWith([
      { name: "first", waitingSince: "2026-01-01T00:00:00Z" },
      { name: "second", waitingSince: "2026-02-01T00:00:00Z" },
    ]);
    await cancel();
    const runOut = async () => {
      const offer = offerIn(await rehearsal.store.get(offerKey(cancelled().detail)));
      rehearsal.moment = new Date(offer?.expiresAt ?? "");
      await rehearsal.sweep(decideOnDueOffer);
    };
    await runOut();
    await runOut();
    await rehearsal.sweep(decideOnDueOffer);
    expect(rehearsal.events("waitlist.offered").map(({ entryId }) => entryId)).toEqual([
      idOf("first"),
      idOf("second"),
    ]);
    expect(rehearsal.events("waitlist.expired").map(({ slotPassesTo }) => slotPassesTo)).toEqual([
      "next-waiter",
      "everyone",
    ]);
    // Both are in line again for the next slot.
    expect(
      await cancel(
        eventNamed("appointment.cancelled", {
          ...cancelled().detail,
          slotId: derivedId("slot", "x"),
          eventId: derivedId("event", "x"),
        }),
      ),
    ).toBe("offered");
  });

  it("stands until its time", async () => {
    const { rehearsal, cancel } = await rehearsalWith([{ name: "a" }]);
    await cancel();
    rehearsal.moment = new Date(rehearsal.moment.getTime() + 60_000);
    await rehearsal.sweep(decideOnDueOffer);
    expect(rehearsal.events("waitlist.expired")).toEqual([]);
  });

  it("never runs out while patients sleep, on no day and in no zone", () => {
    const zone = fc.constantFrom(
      "America/New_York",
      "America/Chicago",
      "America/Phoenix",
      "America/Anchorage",
      "Pacific/Honolulu",
    );
    const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(moment, zone, fc.integer({ min: 0, max: 400 }), (now, timeZone, hours) => {
        const slotStartsAt = new Date(now.getTime() + hours * 3_600_000);
        const expiry = offerExpiry(slotStartsAt, now, zonesOf(timeZone));
        if (expiry === undefined) return;
        expect(expiry.getTime()).toBeGreaterThan(now.getTime());
        expect(expiry.getTime()).toBeLessThan(slotStartsAt.getTime());
        expect(localClock(expiry, timeZone).hour).toBeGreaterThanOrEqual(8);
      }),
      { numRuns: 500 },
    );
  });
});
