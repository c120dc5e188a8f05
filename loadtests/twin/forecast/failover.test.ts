import { expect, it } from "vitest";
import { fixtureEstate } from "../fixture/estate.ts";
import { forecastSeason } from "./season.ts";

function failover(scenario: string, min: number, settings: Record<string, number> = {}) {
  const graphs = fixtureEstate({ every: { min, max: Math.max(min, 400) } });
  const [forecast] = forecastSeason(graphs, { scenario, base: "platform", settings }).scenarios;
  return forecast?.failover ?? [];
}

it("moves a day's traffic as soon as DNS and database allow when the target is large enough", () => {
  for (const result of failover("baseline-weekday", 100)) {
    expect(result).toMatchObject({
      possible: true,
      detectSeconds: 90,
      dnsDoneSeconds: 155,
      dbDoneSeconds: 150,
      computeDoneSeconds: 0,
      rtoSeconds: 155,
    });
    expect(result.failedRequests).toBeGreaterThan(0);
  }
});

it("takes longer when the target must grow first", () => {
  const [loss] = failover("mass-casualty", 3);
  expect(loss).toMatchObject({ lost: "us-east-1", target: "us-west-2", possible: true });
  expect(loss?.computeDoneSeconds).toBeGreaterThan(155);
  expect(loss?.rtoSeconds).toBe(loss?.computeDoneSeconds);
});

it("says that a target which the scenario affects is no way out", () => {
  for (const result of failover("cyber-attack-recovery", 3)) {
    expect(result.possible).toBe(false);
    expect(result.reason).toContain("affects the target region");
  }
});

it("loses fewer requests with a faster health check", () => {
  const [slow] = failover("baseline-weekday", 100);
  const [fast] = failover("baseline-weekday", 100, { healthCheckIntervalSeconds: 10 });
  expect(fast?.detectSeconds).toBe(30);
  expect(fast?.failedRequests ?? 0).toBeLessThan(slow?.failedRequests ?? 0);
});
