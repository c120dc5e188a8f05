import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Scenario, scenarios, schedulingServices } from "../surge/index.ts";
import { capacityOf } from "../workload/capacity.ts";
import { dynamoLimits } from "./service-limits.ts";
import {
  hotHospitalFactor,
  partitionsFor,
  tableCapacityOf,
  tableNames,
  tableWork,
} from "./table-capacity.ts";

const table = fc.constantFrom(...tableNames);
const hospitals = fc.integer({ min: 1, max: 2_000 });
const units = ["readUnitsPerSecond", "writeUnitsPerSecond"] as const;

function planned(inputs: Parameters<typeof tableCapacityOf>[0]) {
  const plan = tableCapacityOf(inputs);
  return plan.ok ? plan.value : undefined;
}

describe("a table's capacity", () => {
  it("is, for the reference estate, what the declared surge asks", () => {
    const warm = tableNames.map((name) => {
      const plan = planned({ table: name, hospitals: 200 });
      return [
        name,
        plan?.warm.readUnitsPerSecond,
        plan?.warm.writeUnitsPerSecond,
        plan?.shardsPerHospitalDay,
      ];
    });
    expect(warm).toEqual([
      ["availability", 23_000, 7_900, 2],
      ["notifications", 12_000, 19_200, 5],
      ["waitlist", 12_000, 4_800, 2],
    ]);
  });

  it("serves every service's peak at once, and never less than a table does unasked", () => {
    fc.assert(
      fc.property(table, hospitals, (name, size) => {
        const plan = planned({ table: name, hospitals: size });
        if (plan === undefined) return;
        const demanded = (kind: "read" | "write") =>
          schedulingServices.reduce((sum, service) => {
            const perRequest = tableWork[name].value[service]?.[kind] ?? 0;
            return sum + capacityOf({ service, hospitals: size }).peakRequestsPerSecond * perRequest;
          }, 0);
        expect(plan.warm.readUnitsPerSecond).toBeGreaterThanOrEqual(demanded("read") * (1 - 1e-9));
        expect(plan.warm.writeUnitsPerSecond).toBeGreaterThanOrEqual(demanded("write") * (1 - 1e-9));
        for (const unit of units) {
          expect(Number.isInteger(plan.warm[unit])).toBe(true);
          expect(plan.warm[unit]).toBeGreaterThanOrEqual(dynamoLimits.unwarmed[unit]);
          expect(plan.warm[unit]).toBeLessThanOrEqual(dynamoLimits.tableQuota[unit]);
        }
      }),
    );
  });

  it("never shrinks when hospitals join or a surge grows", () => {
    const declared: readonly Scenario[] = scenarios;
    fc.assert(
      fc.property(
        table,
        hospitals,
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 1, max: 2, noNaN: true }),
        (name, size, more, factor) => {
          const before = planned({ table: name, hospitals: size });
          const larger = [
            tableCapacityOf({ table: name, hospitals: size + more }),
            tableCapacityOf({
              table: name,
              hospitals: size,
              scenarios: declared.map((scenario) => ({
                ...scenario,
                multiplier: { ...scenario.multiplier, value: scenario.multiplier.value * factor },
              })),
            }),
          ];
          for (const after of larger) {
            if (before === undefined) expect(after.ok).toBe(false);
            else if (after.ok) {
              for (const unit of units)
                expect(after.value.warm[unit]).toBeGreaterThanOrEqual(before.warm[unit]);
            }
          }
        },
      ),
    );
  });

  it("splits a hospital's day so that no key is asked for more than a partition serves", () => {
    fc.assert(
      fc.property(table, hospitals, (name, size) => {
        const plan = planned({ table: name, hospitals: size });
        if (plan === undefined) return;
        const hottest = Math.min(1, hotHospitalFactor.value / size);
        for (const unit of units) {
          const perShard = (plan.peak[unit] * hottest) / plan.shardsPerHospitalDay;
          expect(perShard).toBeLessThanOrEqual(dynamoLimits.perPartition[unit]);
        }
      }),
    );
  });

  it("needs as many partition keys as a load fills, and one at least", () => {
    expect(partitionsFor({ readUnitsPerSecond: 0, writeUnitsPerSecond: 0 })).toBe(1);
    expect(partitionsFor({ readUnitsPerSecond: 3_000, writeUnitsPerSecond: 1_000 })).toBe(1);
    expect(partitionsFor({ readUnitsPerSecond: 3_001, writeUnitsPerSecond: 0 })).toBe(2);
    expect(partitionsFor({ readUnitsPerSecond: 0, writeUnitsPerSecond: 19_200 })).toBe(20);
  });

  it("refuses an estate beyond the table's quota, and names the quota and the size that would do", () => {
    expect(tableCapacityOf({ table: "availability", hospitals: 400 })).toEqual({
      ok: false,
      breach: {
        need: "tables.availability: 46000 readUnitsPerSecond, the quota is 40000",
        wanted:
          "at most 347 hospitals, or tableQuota.readUnitsPerSecond of 46000 or more once AWS has granted it",
      },
    });
    fc.assert(
      fc.property(table, fc.integer({ min: 300, max: 2_000 }), (name, size) => {
        const refused = tableCapacityOf({ table: name, hospitals: size });
        if (refused.ok) return;
        const numbers = /at most (\d+) hospitals, or tableQuota\.(\w+) of (\d+)/.exec(refused.breach.wanted);
        const fitting = Number(numbers?.[1]);
        const first = tableCapacityOf({ table: name, hospitals: fitting });
        const unit = numbers?.[2];
        // The limit that was named does not break any more; another may be next.
        if (!first.ok) expect(first.breach.need).not.toContain(String(unit));
        const granted = { ...dynamoLimits.tableQuota, [String(unit)]: Number(numbers?.[3]) };
        const second = tableCapacityOf({ table: name, hospitals: size, quota: granted });
        if (!second.ok) expect(second.breach.need).not.toContain(String(unit));
      }),
    );
  });
});
