import { describe, expect, it } from "vitest";
import { scenarios } from "../../../components/surge/index.ts";
import { InputError } from "../../../exchange/problem.ts";
import { UNKNOWN_VALUE } from "../../../exchange/resource-graph.ts";
import type { ScenarioForecast } from "../../../exchange/season.ts";
import { type FixtureOptions, fixtureEstate } from "../fixture/estate.ts";
import { type ForecastOptions, forecastSeason } from "./season.ts";

function forecast(
  scenario: string,
  estate: FixtureOptions = {},
  options: ForecastOptions = {},
): ScenarioForecast {
  const [found] = forecastSeason(fixtureEstate(estate), { scenario, base: "platform", ...options }).scenarios;
  if (found === undefined) throw new RangeError(scenario);
  return found;
}

const generous = { every: { min: 400, max: 800 } };

describe("the season's forecast", () => {
  const season = forecastSeason(fixtureEstate());

  it("covers every scenario under both readings, and the platform reading gates", () => {
    expect(season.scenarios).toHaveLength(scenarios.length * 2);
    for (const { base, gates } of season.scenarios) expect(gates).toBe(base === "platform");
  });

  it("gives the same bytes for the same input and another hash for another estate", () => {
    expect(JSON.stringify(forecastSeason(fixtureEstate()))).toBe(JSON.stringify(season));
    const other = forecastSeason(fixtureEstate({ every: { max: 401 } }), { scenario: "weekend" });
    expect(other.inputHash).not.toBe(forecastSeason(fixtureEstate(), { scenario: "weekend" }).inputHash);
  });

  it("draws at most 600 points, in order, from the lead-in to the end", () => {
    for (const { series } of season.scenarios) {
      expect(series.seconds.length).toBeLessThanOrEqual(600);
      expect(series.seconds[0]).toBe(-60);
      expect([...series.seconds].sort((a, b) => a - b)).toEqual(series.seconds);
      for (const values of Object.values(series)) expect(values).toHaveLength(series.seconds.length);
    }
  });

  it("names every assumption with its reason", () => {
    for (const { name, value, why } of season.assumptions) {
      expect(`${name}${value}`).not.toBe("");
      expect(why.length).toBeGreaterThan(10);
    }
  });

  it("lists every objective and says which the twin does not model", () => {
    const states = new Map(season.scenarios[0]?.objectives.map(({ id, state }) => [id, state]));
    expect(states.get("audit-lag")).toBe("not-modelled");
    expect(states.get("api-crud-p95")).toBe("pass");
  });
});

describe("verdicts", () => {
  it("calls an estate ready that holds the whole surge in running replicas", () => {
    for (const id of ["natural-disaster", "mass-casualty", "cyber-attack-recovery", "pandemic-outbreak"]) {
      expect(forecast(id, generous)).toMatchObject({
        verdict: "ready",
        timeToCapacitySeconds: 0,
        marginShare: 1,
      });
    }
  });

  it("names maximum replicas when they end below the need", () => {
    const result = forecast("cyber-attack-recovery", { every: { min: 3, max: 20 } });
    expect(result.verdict).toBe("not-ready");
    // Only the night, hours later, brings demand down to what is there.
    expect(result.timeToCapacitySeconds).toBeGreaterThan(6 * 3600);
    expect(result.because).toContain("maximum replicas of the autoscaler (20)");
  });

  it("names the scale-up policy when growth is what takes long", () => {
    const behavior = { scaleUp: { policies: [{ type: "Pods", value: 2, periodSeconds: 15 }] } };
    const result = forecast("natural-disaster", { every: { min: 3, max: 400, behavior } });
    expect(result.verdict).toBe("not-ready");
    expect(result.because).toContain("scale-up policy of the autoscaler");
  });

  it("names saturation of the CPU metric, which a request rate does not have", () => {
    const behavior = { scaleUp: { policies: [{ type: "Percent", value: 900, periodSeconds: 15 }] } };
    const byCpu = forecast("mass-casualty", { every: { metrics: "cpu", max: 400, behavior } });
    const byRate = forecast("mass-casualty", { every: { metrics: "rate", max: 400, behavior } });
    expect(byCpu.services[0]?.bindingConstraint).toContain("CPU saturation");
    expect(byCpu.timeToCapacitySeconds ?? Number.POSITIVE_INFINITY).toBeGreaterThan(
      byRate.timeToCapacitySeconds ?? 0,
    );
  });

  it("names node launch when pods wait for nodes", () => {
    const behavior = { scaleUp: { policies: [{ type: "Percent", value: 1900, periodSeconds: 15 }] } };
    const result = forecast("natural-disaster", { every: { metrics: "rate", min: 10, max: 400, behavior } });
    expect(result.because).toContain("node launch");
  });

  it("shows an objective as broken although capacity came in time", () => {
    const behavior = { scaleUp: { policies: [{ type: "Percent", value: 1900, periodSeconds: 15 }] } };
    const result = forecast("pandemic-outbreak", { every: { metrics: "rate", min: 5, max: 400, behavior } });
    expect(result.timeToCapacitySeconds).toBeLessThan(1800);
    expect(result.objectives.find(({ id }) => id === "emergency-availability")?.state).toBe("pass");
    expect(result.shedShare).toBeGreaterThan(0);
    expect(result.emergencyShedShare).toBe(0);
  });

  it("says which step of a procedure is slower than the limit and that the target region is affected", () => {
    const { conflicts } = forecast("cyber-attack-recovery", generous);
    expect(conflicts.join("\n")).toContain("scale-database takes 300 s, longer than the 60 s allowed");
    expect(conflicts.join("\n")).toContain("secondary region is affected");
    expect(forecast("mass-casualty", generous).conflicts.join("\n")).not.toContain(
      "secondary region is affected",
    );
  });
});

describe("an estate that leaves something open", () => {
  it("is unknown, not ready, when a service is missing", () => {
    const result = forecast("weekend", { services: { waitlist: null } });
    expect(result.verdict).toBe("unknown");
    expect(result.because).toContain("app.kubernetes.io/name=waitlist");
  });

  it("is unknown without any services stack", () => {
    expect(forecastSeason([], { scenario: "weekend" }).scenarios[0]?.verdict).toBe("unknown");
  });

  it("is unknown when the stacks of two environments are mixed", () => {
    const result = forecast("weekend", { stacks: ["services-prod-use1", "services-dev-usw2"] });
    expect(result.verdict).toBe("unknown");
    expect(result.because).toContain("environments prod, dev");
  });

  it("is not ready, although something is unknown, when what is known breaks", () => {
    expect(
      forecast("cyber-attack-recovery", { services: { waitlist: null }, every: { max: 5 } }).verdict,
    ).toBe("not-ready");
  });

  it("is unknown when an autoscaler follows a metric the twin cannot compute", () => {
    const metrics = [
      {
        type: "External",
        external: { metric: { name: "queue_depth" }, target: { type: "AverageValue", averageValue: "5" } },
      },
    ];
    const result = forecast("weekend", { services: { booking: { min: 10, max: 20, metrics } } });
    expect(result.verdict).toBe("unknown");
    expect(result.because).toContain("queue_depth");
  });

  it.each([
    ["minReplicas above maxReplicas", { min: 9, max: 4 }, "booking-autoscaler.spec.minReplicas"],
    ["no metric", { min: 1, max: 4, metrics: [] }, "booking-autoscaler.spec.metrics"],
    ["a target of zero", { min: 1, max: 4, targetRequestsPerSecond: 0 }, "averageValue"],
    ["a request of zero", { min: 1, max: 4, cpu: "0" }, "resources.requests.cpu"],
    ["a quantity that is none", { min: 1, max: 4, cpu: "one" }, "resources.requests.cpu"],
    [
      "a policy period beyond the API's limit",
      {
        min: 1,
        max: 4,
        behavior: { scaleUp: { policies: [{ type: "Pods", value: 1, periodSeconds: 1801 }] } },
      },
      "behavior.scaleUp.policies.0.periodSeconds",
    ],
    [
      "a value known only after deployment",
      { min: 1, max: 4, behavior: { scaleUp: UNKNOWN_VALUE } },
      "behavior.scaleUp",
    ],
  ] as const)("tells the path of %s and guesses nothing", (_, booking, path) => {
    const result = forecast("weekend", { services: { booking } });
    expect(result.verdict).toBe("unknown");
    expect(result.because).toContain(path);
  });

  it("takes a deployment without an autoscaler as it is", () => {
    const result = forecast("natural-disaster", { every: { withoutAutoscaler: true, replicas: 5 } });
    expect(result.verdict).toBe("not-ready");
    expect(result.because).toContain("no autoscaler");
  });
});

describe("options", () => {
  it("refuses an unknown scenario, setting and impossible values, all at once", () => {
    expect(() => forecastSeason([], { scenario: "zombies" })).toThrow(InputError);
    const bad = () =>
      forecastSeason([], {
        settings: { podStartSeconds: -1, scrapeSeconds: 7, zombies: 1, nodeCpuMilli: Number.NaN },
      });
    expect(bad).toThrow(/podStartSeconds[\s\S]*zombies[\s\S]*nodeCpuMilli[\s\S]*cpuWindowSeconds/);
  });
});
