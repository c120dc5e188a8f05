import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schedulingServices } from "../surge/index.ts";
import { concurrencyOf } from "./concurrency.ts";

describe("runs set aside for a function", () => {
  it("follow the largest declared surge", () => {
    // 200 requests/s at weekday peak x 0.45 booking x 200 times, four in ten an event, 20 events/s per run
    expect(concurrencyOf({ source: "booking", hospitals: 200, queues: 2 })).toEqual({
      reserved: 360,
      perQueue: 180,
      baseline: 1.8,
    });
  });

  it("never shrink with more hospitals, and cover what each queue may take", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...schedulingServices),
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 1, max: 4 }),
        (source, hospitals, queues) => {
          const { reserved, perQueue } = concurrencyOf({ source, hospitals, queues });
          expect(perQueue).toBeGreaterThanOrEqual(2);
          expect(reserved).toBe(perQueue * queues);
          expect(concurrencyOf({ source, hospitals: hospitals + 1, queues }).reserved).toBeGreaterThanOrEqual(
            reserved,
          );
        },
      ),
    );
  });
});
