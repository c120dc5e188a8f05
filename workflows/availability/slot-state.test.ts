import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DomainEvent, derivedId } from "../../components/events/contracts/index.ts";
import { eventNamed, Rehearsal } from "../rehearsed.ts";
import { holdForOffer, planRelease, planReopening } from "./reopening-terms.ts";
import { decideOnDueSlot, decideOnSlotNews, slotStateIn, slotStateKey } from "./slot-state.ts";

const slotId = derivedId("slot", "test");
const startsAt = "2026-11-20T16:00:00Z";
const facts = { slotId, slotStartsAt: startsAt };
const booked = eventNamed("appointment.booked", { ...facts, occurredAt: "2026-11-01T10:00:00Z" });
const cancelled = eventNamed("appointment.cancelled", { ...facts, occurredAt: "2026-11-10T10:00:00Z" });
const offered = eventNamed("waitlist.offered", {
  ...facts,
  occurredAt: "2026-11-10T10:00:01Z",
  offerExpiresAt: "2026-11-10T14:00:00Z",
});
const passedOn = eventNamed("waitlist.expired", {
  ...facts,
  occurredAt: "2026-11-10T14:00:30Z",
  slotPassesTo: "everyone",
});

async function slotAfter(events: readonly DomainEvent[], moment = "2026-11-10T10:00:02Z") {
  const rehearsal = new Rehearsal(moment);
  for (const event of events) await rehearsal.handle("slot-reopening", decideOnSlotNews, event);
  const state = async () => slotStateIn(await rehearsal.store.get(slotStateKey(slotId)))?.state;
  return { rehearsal, state };
}

describe("a slot whose appointment is cancelled", () => {
  it("is held for the waitlist, and opens to everyone when nobody was asked", async () => {
    const { rehearsal, state } = await slotAfter([booked, cancelled]);
    expect(await state()).toBe("held");
    rehearsal.moment = new Date("2026-11-10T10:03:02Z");
    await rehearsal.sweep(decideOnDueSlot);
    expect(await state()).toBe("open");
    expect(rehearsal.events("availability.opened")).toMatchObject([{ slotId, openedBecause: "reopened" }]);
  });

  it("stays held while an offer stands, in whichever order the news arrives", async () => {
    for (const order of [
      [booked, cancelled, offered],
      [booked, offered, cancelled],
      [offered, cancelled, booked],
    ]) {
      const { rehearsal, state } = await slotAfter(order);
      rehearsal.moment = new Date("2026-11-10T13:59:00Z");
      await rehearsal.sweep(decideOnDueSlot);
      expect(await state()).toBe("held");
    }
  });

  it("opens when the last offer ran out", async () => {
    const { rehearsal, state } = await slotAfter(
      [booked, cancelled, offered, passedOn],
      "2026-11-10T14:00:31Z",
    );
    expect(await state()).toBe("open");
    expect(rehearsal.events("availability.opened")).toHaveLength(1);
  });

  it("stays booked when it was booked again meanwhile, even if older news comes late", async () => {
    const again = eventNamed("appointment.booked", { ...facts, occurredAt: "2026-11-10T12:00:00Z" }, "again");
    const { rehearsal, state } = await slotAfter([booked, again, cancelled, offered]);
    expect(await state()).toBe("booked");
    rehearsal.moment = new Date("2026-11-12T00:00:00Z");
    await rehearsal.sweep(decideOnDueSlot);
    expect(rehearsal.sent).toEqual([]);
  });

  it("is closed when nobody could come any more", async () => {
    const { rehearsal, state } = await slotAfter([cancelled], "2026-11-20T15:45:00Z");
    expect(await state()).toBe("closed");
    expect(rehearsal.events("availability.closed")).toMatchObject([{ closedBecause: "too-late" }]);
  });
});

describe("reopening", () => {
  it("never holds a slot into its last half hour and never opens one in it", () => {
    const start = new Date(startsAt).getTime();
    fc.assert(
      fc.property(
        fc.integer({ min: -600, max: 20_000 }),
        fc.integer({ min: 0, max: 20_000 }),
        (notice, offer) => {
          const now = new Date(start - notice * 60_000);
          const expiry = new Date(now.getTime() + offer * 60_000);
          for (const plan of [planReopening(new Date(start), now), holdForOffer(expiry, new Date(start))]) {
            if (plan.state === "held")
              expect(Date.parse(plan.until)).toBeLessThanOrEqual(start - 30 * 60_000);
          }
          const states = [planReopening(new Date(start), now).state, planRelease(new Date(start), now).state];
          if (notice < 30) expect(states).toEqual(["closed", "closed"]);
          else expect(states).not.toContain("closed");
        },
      ),
    );
  });
});
