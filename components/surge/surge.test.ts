import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  demand,
  largestMultiplier,
  objectives,
  procedures,
  reserveAsMultiplier,
  reserveOf,
  scenarios,
} from "./index.ts";

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("the declared demand", () => {
  it("has a factor for each of the 24 hours, and an emergency curve of mean one", () => {
    for (const shape of [demand.patientHours, demand.providerHours, demand.emergency.hoursMeanOne]) {
      expect(shape.value).toHaveLength(24);
    }
    expect(mean(demand.emergency.hoursMeanOne.value)).toBeCloseTo(1, 5);
  });

  it("peaks for patients at 8 to 10 and 13 to 15, for providers at 7 to 8, 13 to 14 and 17 to 18, for emergencies at 18 to 21", () => {
    const peaks = (shape: readonly number[]) =>
      shape.flatMap((factor, hour) => (factor === Math.max(...shape) ? [hour] : []));
    expect(peaks(demand.patientHours.value)).toEqual([8, 9, 10, 13, 14, 15]);
    expect(peaks(demand.providerHours.value)).toEqual([7, 8, 13, 14, 17, 18]);
    expect(peaks(demand.emergency.hoursMeanOne.value)).toEqual([18, 19, 20, 21]);
  });

  it("splits all of the load over services and regions", () => {
    const shares = Object.values(demand.serviceMix.value);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    const { primary, secondary } = demand.regionWeights.value;
    expect(primary + secondary).toBeCloseTo(1, 12);
  });

  it("asks 10,000, 5,000, 20,000 and 40,000 requests per second in the four emergencies", () => {
    const peaks = scenarios
      .filter(({ kind }) => kind === "emergency")
      .map(({ id, multiplier }) => [id, multiplier.value * demand.weekdayPeakRequestsPerSecond.value]);
    expect(Object.fromEntries(peaks)).toEqual({
      "natural-disaster": 10_000,
      "pandemic-outbreak": 5_000,
      "mass-casualty": 20_000,
      "cyber-attack-recovery": 40_000,
    });
  });
});

describe("scenarios", () => {
  it("are twelve, with the time limits of the sources", () => {
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(12);
    const limits = scenarios.flatMap((scenario) =>
      "requiredScaleOutSeconds" in scenario ? [[scenario.id, scenario.requiredScaleOutSeconds.value]] : [],
    );
    expect(limits).toEqual([
      ["natural-disaster", 300],
      ["pandemic-outbreak", 1800],
      ["mass-casualty", 180],
      ["cyber-attack-recovery", 60],
    ]);
  });

  it("say where every number comes from", () => {
    const unexplained = [...scenarios, ...objectives].flatMap((entry) =>
      Object.entries(entry).filter(
        ([, field]) =>
          typeof field === "object" && "value" in field && field.source === "assumption" && !field.why,
      ),
    );
    expect(unexplained).toEqual([]);
  });
});

describe("reserves", () => {
  it("hold 50 times for compute and 100 times for the database, of the largest multiple", () => {
    expect(largestMultiplier).toBe(200);
    expect(reserveAsMultiplier("compute")).toBe(50);
    expect(reserveAsMultiplier("database")).toBe(100);
  });

  it("are never one unit short", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.constantFrom("compute", "database", "storage", "network" as const),
        (units, resource) => {
          const share = { compute: 1 / 4, database: 1 / 2, storage: 1 / 10, network: 1 / 3 }[resource];
          const reserve = reserveOf(resource, units);
          expect(Number.isInteger(reserve)).toBe(true);
          expect(reserve).toBeGreaterThanOrEqual(units * share - 1e-6);
          expect(reserve).toBeLessThan(units * share + 1);
        },
      ),
    );
  });
});

describe("procedures", () => {
  it("take 300 and 1,800 seconds when their steps run in parallel", () => {
    const longest = procedures.map(({ id, steps }) => [
      id,
      Math.max(...steps.value.map(({ estimatedSeconds }) => estimatedSeconds)),
    ]);
    expect(longest).toEqual([
      ["immediate", 300],
      ["sustained", 1800],
    ]);
  });
});
