import { describe, expect, it } from "vitest";
import { InputError } from "../../../exchange/problem.ts";
import { fixtureEstate } from "../fixture/estate.ts";
import { forecastEvents } from "../forecast/events.ts";
import { forecastSeason } from "../forecast/season.ts";
import { perSecond, toCsv, toNdjson } from "./per-second.ts";

const fast = { scaleUp: { policies: [{ type: "Percent", value: 900, periodSeconds: 15 }] } };
const graphs = fixtureEstate({ every: { min: 10, max: 400, metrics: "rate", behavior: fast } });
const options = { scenario: "natural-disaster", fromSeconds: -60, toSeconds: 240 } as const;

describe("every second", () => {
  const rows = perSecond(graphs, options);

  it("has a row per second, region and service, and loses no request", () => {
    expect(rows).toHaveLength(301 * 2 * 4);
    const booking = rows.filter(({ service, region }) => service === "booking" && region === "us-east-1");
    let backlog = 0;
    for (const row of booking) {
      expect(row.served + row.shed + (row.backlog - backlog)).toBeCloseTo(row.offered, 6);
      backlog = row.backlog;
    }
  });

  it("is written as csv and as newline-delimited JSON", () => {
    const [header, first] = toCsv(rows).split("\n");
    expect(header?.split(",")).toHaveLength(first?.split(",").length ?? 0);
    expect(JSON.parse(toNdjson(rows).split("\n")[0] ?? "")).toMatchObject({
      second: -60,
      region: "us-east-1",
    });
  });

  it("refuses a stretch that ends before it begins", () => {
    expect(() => perSecond(graphs, { ...options, toSeconds: -61 })).toThrow(InputError);
  });
});

describe("random arrivals", () => {
  it("repeat for a seed, differ between seeds and stay near the rate", () => {
    const draw = (seed: string) => perSecond(graphs, { ...options, seed });
    const total = (rows: readonly { readonly offered: number }[]) =>
      rows.reduce((sum, { offered }) => sum + offered, 0);
    expect(draw("a")).toEqual(draw("a"));
    expect(total(draw("a"))).not.toBe(total(draw("b")));
    expect(total(draw("a")) / total(perSecond(graphs, options))).toBeCloseTo(1, 2);
  });

  it("give the verdict of the rate where nothing is near its edge", () => {
    const calm = (seed?: string) =>
      forecastSeason(graphs, {
        scenario: "flu-season",
        base: "platform",
        ...(seed === undefined ? {} : { seed }),
      }).scenarios[0]?.verdict;
    expect(calm("a")).toBe(calm());
  });

  it("request by request, shed what the fluid run sheds", () => {
    const role = "primary";
    const events = forecastEvents(graphs, {
      ...options,
      fromSeconds: 0,
      service: "booking",
      role,
      seed: "a",
    });
    const fluid = perSecond(graphs, { ...options, fromSeconds: 0 }).filter(
      ({ service, region }) => service === "booking" && region === "us-east-1",
    );
    const shed = fluid.reduce((sum, row) => sum + row.shed, 0);
    expect(Math.abs(events.normal.shed - shed)).toBeLessThan(0.03 * shed);
    expect(events.emergency.shed).toBe(0);
  });
});
