import { describe, expect, it } from "vitest";
import { InputError } from "../../../exchange/problem.ts";
import type { Prices } from "../cost/prices.ts";
import { readPrices } from "../cost/prices.ts";
import { fixtureEstate } from "../fixture/estate.ts";
import { forecastSeason } from "../forecast/season.ts";
import { solve } from "./solve.ts";

const estate = { every: { min: 3, max: 30, metrics: "both" } } as const;
const prices: Prices = {
  currency: "USD",
  asOf: "2026-01-01",
  perNodeHour: 1,
  perMillionGatewayRequests: 1,
  perMillionEvents: 1,
  perMillionLambdaRequests: 0.2,
  perLambdaGbSecond: 0.00002,
};

describe("solve", () => {
  it("finds minimum replicas with which the forecast itself says ready, and no less does", () => {
    for (const scenario of ["mass-casualty", "cyber-attack-recovery"]) {
      const { solutions } = solve(fixtureEstate(estate), { scenario, prices });
      const [best] = solutions;
      if (best === undefined) throw new Error("nothing found");
      const sizes = (region: string, change: number) =>
        Object.fromEntries(
          best.services
            .filter((service) => service.region === region)
            .map(({ service, minReplicas, maxReplicas }) => [
              service,
              { min: Math.max(3, minReplicas + change), max: maxReplicas },
            ]),
        );
      const verdict = (change: number) => {
        const [primary] = fixtureEstate({ ...estate, services: sizes("us-east-1", change) });
        const [, secondary] = fixtureEstate({ ...estate, services: sizes("us-west-2", change) });
        if (primary === undefined || secondary === undefined) throw new Error("two stacks");
        const [forecast] = forecastSeason([primary, secondary], { scenario, base: "platform" }).scenarios;
        return forecast?.verdict;
      };
      expect(best.knobs.warmPods).toBe(0);
      expect(verdict(0)).toBe("ready");
      expect(verdict(-4)).toBe("not-ready");
      expect(best.costPerMonth).toBe(best.reservedNodes * 730);
    }
  });

  it("asks for nothing where the estate is ready as it is", () => {
    const [best] = solve(fixtureEstate({ every: { min: 400, max: 800 } }), {
      scenario: "natural-disaster",
    }).solutions;
    expect(best?.knobs).toMatchObject({ reserveMultiplier: 0, warmPods: 0, policy: "declared" });
  });

  it("refuses an estate it cannot read and an unknown scenario", () => {
    expect(() => solve([], { scenario: "weekend" })).toThrow(InputError);
    expect(() => solve(fixtureEstate(), { scenario: "zombies" })).toThrow(/zombies/);
  });
});

describe("the price file", () => {
  it("is read when it is complete and refused with every path when it is not", () => {
    expect(readPrices(JSON.stringify(prices), "prices.json")).toEqual({ ok: true, value: prices });
    const wrong = readPrices(
      JSON.stringify({ ...prices, perNodeHour: -1, currency: "dollars" }),
      "prices.json",
    );
    expect(wrong.ok ? [] : wrong.problems.map(({ path }) => path).sort()).toEqual([
      "currency",
      "perNodeHour",
    ]);
    expect(readPrices("{", "prices.json").ok).toBe(false);
  });
});
