import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reserveOf, type Scenario, scenarios } from "../surge/index.ts";
import { capacityOf } from "../workload/capacity.ts";
import { databaseCapacityOf, databaseWork } from "./database-capacity.ts";
import { auroraLimits } from "./service-limits.ts";

const hospitals = fc.integer({ min: 1, max: 3_000 });
const acuServes = databaseWork.requestsPerSecondPerAcu.value * databaseWork.targetUtilization.value;

function planned(inputs: Parameters<typeof databaseCapacityOf>[0]) {
  const plan = databaseCapacityOf(inputs);
  return plan.ok ? plan.value : undefined;
}

/** The declared scenarios with the surges `factor` times as large. */
function scaled(factor: number): readonly Scenario[] {
  const declared: readonly Scenario[] = scenarios;
  return declared.map((scenario) => ({
    ...scenario,
    multiplier: { ...scenario.multiplier, value: scenario.multiplier.value * factor },
  }));
}

describe("the booking database's capacity", () => {
  it("is, for the reference estate, what the declared surge asks", () => {
    expect(planned({ hospitals: 200 })).toEqual({
      peakRequestsPerSecond: expect.closeTo(18_000, 6),
      maxAcu: 155,
      minAcu: 78,
      writerRegionInstances: 3,
      otherRegionInstances: 2,
    });
  });

  it("carries the peak's writes on one instance and its reads on the readers left when one is lost", () => {
    fc.assert(
      fc.property(hospitals, (size) => {
        const plan = planned({ hospitals: size });
        if (plan === undefined) return;
        const { peakRequestsPerSecond } = capacityOf({ service: "booking", hospitals: size });
        const writes = peakRequestsPerSecond * databaseWork.writeShare.value;
        const serves = plan.maxAcu * acuServes * (1 + 1e-9);
        expect(serves).toBeGreaterThanOrEqual(writes);
        // Writer region: the writer and one lost reader deducted. Other region: the promoted writer deducted.
        expect(serves * (plan.writerRegionInstances - 2)).toBeGreaterThanOrEqual(
          peakRequestsPerSecond - writes,
        );
        expect(serves * (plan.otherRegionInstances - 1)).toBeGreaterThanOrEqual(
          peakRequestsPerSecond - writes,
        );
      }),
    );
  });

  it("holds the declared reserve ready, rounded up, and what replication needs", () => {
    fc.assert(
      fc.property(hospitals, (size) => {
        const plan = planned({ hospitals: size });
        if (plan === undefined) return;
        expect(plan.minAcu).toBeGreaterThanOrEqual(reserveOf("database", plan.maxAcu));
        expect(plan.minAcu).toBeGreaterThanOrEqual(plan.maxAcu / 2);
        expect(plan.minAcu).toBeGreaterThanOrEqual(auroraLimits.acuForReplication);
        expect(plan.minAcu).toBeLessThanOrEqual(plan.maxAcu);
      }),
    );
  });

  it("stays within what Aurora takes", () => {
    fc.assert(
      fc.property(hospitals, (size) => {
        const plan = planned({ hospitals: size });
        if (plan === undefined) return;
        for (const acu of [plan.minAcu, plan.maxAcu]) {
          expect(acu % auroraLimits.acuStep).toBe(0);
          expect(acu).toBeLessThanOrEqual(auroraLimits.acuPerInstance);
        }
        expect(plan.writerRegionInstances).toBeLessThanOrEqual(1 + auroraLimits.readersPerCluster);
        expect(plan.writerRegionInstances).toBeGreaterThanOrEqual(2);
        expect(plan.otherRegionInstances).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  it("never shrinks in all when hospitals join or a surge grows", () => {
    const total = (plan: ReturnType<typeof planned>) => {
      if (plan === undefined) return Number.POSITIVE_INFINITY;
      return plan.maxAcu * (plan.writerRegionInstances - 1);
    };
    fc.assert(
      fc.property(
        hospitals,
        fc.integer({ min: 1, max: 300 }),
        fc.double({ min: 1, max: 3, noNaN: true }),
        (size, more, factor) => {
          const before = total(planned({ hospitals: size }));
          expect(total(planned({ hospitals: size + more }))).toBeGreaterThanOrEqual(before);
          expect(total(planned({ hospitals: size, scenarios: scaled(factor) }))).toBeGreaterThanOrEqual(
            before,
          );
        },
      ),
    );
  });

  it("refuses an estate that no writer can carry, and names one that it can", () => {
    const refused = databaseCapacityOf({ hospitals: 1_000 });
    expect(refused).toEqual({
      ok: false,
      breach: {
        need: "bookingDatabase: 515 ACU for the writer, the limit is 256",
        wanted: "at most 497 hospitals per estate: AWS does not raise this limit",
      },
    });
    fc.assert(
      fc.property(hospitals, (size) => {
        const plan = databaseCapacityOf({ hospitals: size });
        if (plan.ok) return;
        const fitting = Number(/at most (\d+)/.exec(plan.breach.wanted)?.[1]);
        expect(fitting).toBeLessThan(size);
        expect(databaseCapacityOf({ hospitals: fitting }).ok).toBe(true);
      }),
    );
  });
});
