import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ClinicalPriority,
  handledEventKey,
  hospitalDayKey,
  hospitalDayKeys,
  offerKey,
  preferencesKey,
  slotKey,
  waitlistKey,
  waitlistOrderKey,
} from "./item-keys.ts";

const id = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
const shards = fc.integer({ min: 1, max: 64 });
const date = fc.constantFrom("2026-11-22", "2026-11-23", "2026-12-31");
const instant = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
  .map((moment) => moment.toISOString());
const priority = fc.constantFrom<ClinicalPriority>(1, 2, 3, 4, 5, 6, 7, 8, 9);

describe("keys of slots", () => {
  it("find every practitioner's day among the keys of the hospital's day", () => {
    fc.assert(
      fc.property(id, date, id, shards, (hospitalId, day, practitionerId, count) => {
        const all = hospitalDayKeys({ hospitalId, date: day, shards: count });
        expect(all).toHaveLength(count);
        expect(new Set(all).size).toBe(count);
        expect(all).toContain(hospitalDayKey({ hospitalId, date: day, practitionerId, shards: count }));
      }),
    );
  });

  it("spread practitioners over the shards", () => {
    const used = new Set(
      Array.from({ length: 400 }, (_, number) =>
        hospitalDayKey({ hospitalId: "h", date: "2026-11-22", practitionerId: `p-${number}`, shards: 8 }),
      ),
    );
    expect(used.size).toBe(8);
  });

  it("list a day's slots in the order of time", () => {
    fc.assert(
      fc.property(instant, instant, id, id, (first, second, one, other) => {
        fc.pre(first < second);
        expect(
          slotKey({ start: first, practitionerId: one }) < slotKey({ start: second, practitionerId: other }),
        ).toBe(true);
      }),
    );
  });
});

describe("keys of the waitlist", () => {
  const entry = fc.record({ priority, joinedAt: instant, entryId: id });

  it("order by clinical priority, then by waiting time", () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), (entries) => {
        const byKey = [...entries].sort((a, b) => (waitlistOrderKey(a) < waitlistOrderKey(b) ? -1 : 1));
        for (const [index, later] of byKey.entries()) {
          const earlier = byKey[index - 1];
          if (earlier === undefined) continue;
          expect(earlier.priority).toBeLessThanOrEqual(later.priority);
          if (earlier.priority === later.priority) expect(earlier.joinedAt <= later.joinedAt).toBe(true);
        }
      }),
    );
  });

  it("give a slot one offer, whoever it is made to", () => {
    expect(offerKey({ hospitalId: "h-1", slotId: "s-1" })).toBe("offer#h-1#s-1");
    expect(offerKey({ hospitalId: "h-1", slotId: "s-1" })).not.toBe(
      waitlistKey({ hospitalId: "h-1", specialty: "s-1" }),
    );
  });
});

describe("any key", () => {
  it("is made from other parts when it is equal: no part can pass for two", () => {
    fc.assert(
      fc.property(id, id, id, id, (a, b, c, d) => {
        fc.pre(a !== c || b !== d);
        expect(waitlistKey({ hospitalId: a, specialty: b })).not.toBe(
          waitlistKey({ hospitalId: c, specialty: d }),
        );
        expect(handledEventKey({ consumer: a, eventId: b })).not.toBe(
          handledEventKey({ consumer: c, eventId: d }),
        );
      }),
    );
  });

  it("refuses an empty part or the separator, without showing the part", () => {
    for (const bad of ["", "a#b", "#"]) {
      expect(() => preferencesKey({ patientRef: bad })).toThrow(RangeError);
    }
    expect(() => preferencesKey({ patientRef: "ref-4711#" })).toThrow(/^(?!.*4711)/);
  });
});
