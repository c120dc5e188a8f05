import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../../exchange/problem.ts";
import { fixtureEstate } from "../fixture/estate.ts";
import { randomStream } from "../prng.ts";
import { forecastHorizon } from "./capacity.ts";
import { fitDays, seasonFactor } from "./fit.ts";
import { type DayPeak, dateOf, dayNumber, readHistoryCsv } from "./history.ts";

const start = dayNumber("2025-04-01") ?? 0;
const weekend = (day: number): boolean => (((day + 3) % 7) + 7) % 7 >= 5;

function history(days: number, growthPerDay: number, noise: number, seed = "h"): DayPeak[] {
  const stream = randomStream(seed, "history", "noise");
  return Array.from({ length: days }, (_, index) => {
    const day = start + index;
    const shake = Math.exp(noise * (stream.uniform() - 0.5));
    const level = 200 * Math.exp(growthPerDay * index) * (weekend(day) ? 0.3 : 1) * seasonFactor(day);
    return { date: dateOf(day), requestsPerSecond: level * shake };
  });
}

describe("daily peaks", () => {
  it("finds growth and weekends that are there, and carries the declared flu season on", () => {
    const model = fitDays(history(120, 0.001, 0));
    expect(model.growthPerYear).toBeCloseTo(Math.expm1(0.36525), 2);
    expect((model.weekdayFactors[5] ?? 0) / (model.weekdayFactors[0] ?? 1)).toBeCloseTo(0.3, 2);
    const november = dayNumber("2025-11-03") ?? 0;
    expect(model.predict(november, 0.9).expected).toBeCloseTo(
      200 * Math.exp(0.001 * (november - start)) * 1.5,
      -1,
    );
  });

  it("keeps about nine of ten later days inside a 90 % interval", () => {
    let inside = 0;
    let all = 0;
    for (let seed = 0; seed < 20; seed++) {
      const days = history(180, 0.0005, 0.4, String(seed));
      const model = fitDays(days.slice(0, 120));
      for (const { date, requestsPerSecond } of days.slice(120)) {
        const { low, high } = model.predict(dayNumber(date) ?? 0, 0.9);
        all++;
        if (requestsPerSecond >= low && requestsPerSecond <= high) inside++;
      }
    }
    expect(inside / all).toBeGreaterThan(0.85);
    expect(inside / all).toBeLessThan(0.97);
  });

  it("never gives an interval that leaves its expectation out, and widens with distance", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 28, max: 200 }),
        fc.double({ min: -0.01, max: 0.01, noNaN: true }),
        (days, growth) => {
          const model = fitDays(history(days, growth, 0.3));
          const near = model.predict(start + days, 0.9);
          const far = model.predict(start + days + 364, 0.9);
          expect(near.low).toBeLessThanOrEqual(near.expected);
          expect(near.high).toBeGreaterThanOrEqual(near.expected);
          expect(far.high / far.expected).toBeGreaterThanOrEqual(near.high / near.expected - 1e-9);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe("capacity over days", () => {
  it("says from which day on a growing demand no longer fits, and what closing the gap costs", () => {
    const prices = {
      currency: "USD",
      asOf: "2026-01-01",
      perNodeHour: 1,
      perMillionGatewayRequests: 0,
      perMillionEvents: 0,
      perMillionLambdaRequests: 0,
      perLambdaGbSecond: 0,
    };
    const graphs = fixtureEstate({ every: { min: 3, max: 60 } });
    const { recommendations } = forecastHorizon(history(120, 0.002, 0.1), graphs, { days: 180, prices });
    const of = (scenario: string) =>
      recommendations.find((each) => each.scenario === scenario && each.service === "booking");
    expect(of("baseline-weekday")).toMatchObject({ neededBy: null, missingPods: 0, costPerMonth: 0 });
    expect(of("natural-disaster")?.neededBy).toMatch(/^2025-/);
    expect(of("cyber-attack-recovery")?.missingPods).toBeGreaterThan(
      of("natural-disaster")?.missingPods ?? 0,
    );
    expect(of("cyber-attack-recovery")?.costPerMonth).toBeGreaterThan(0);
  });

  it("refuses impossible history and options with every path", () => {
    const bad = () =>
      forecastHorizon([{ date: "2025-02-30", requestsPerSecond: Number.NaN }], [], {
        days: 0,
        probability: 2,
      });
    expect(bad).toThrow(InputError);
    expect(bad).toThrow(
      /days[\s\S]*probability[\s\S]*history\.0\.date[\s\S]*history\.0\.requestsPerSecond[\s\S]*history/,
    );
  });

  it("reads daily peaks from csv and refuses unsorted, short or malformed ones", () => {
    const text = history(30, 0, 0)
      .map(({ date, requestsPerSecond }) => `${date},${requestsPerSecond}`)
      .join("\n");
    expect(readHistoryCsv(`date,requestsPerSecond\n${text}\n`, "f").ok).toBe(true);
    const paths = (csv: string) => {
      const read = readHistoryCsv(csv, "f");
      return read.ok ? [] : read.problems.map(({ path }) => path);
    };
    expect(paths("2025-01-02,1\n2025-01-01,1")).toEqual(["line 2"]);
    expect(paths("2025-01-02,0\n2025-13-01,1\n2025-01-03,x")).toEqual(["line 1", "line 2", "line 3"]);
    expect(paths("2025-01-02,1")).toEqual([""]);
  });
});
