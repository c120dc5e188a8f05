import { expect, test } from "vitest";
import type { ForecastResult, ScenarioForecast } from "../../exchange/season.ts";
import { missedTargets, readinessScope, scopeSentence, targetsSentence } from "./readiness-scope.ts";
import { forecastFixture } from "./testing/forecast-fixture.ts";

const ready = forecastFixture("ready");

test("counts what decides and was modelled, and names all that was not", () => {
  const scope = readinessScope(ready);
  expect(scope?.modelledCount).toBe(4);
  expect(scope?.notModelled).toHaveLength(10);
  expect(scope?.notModelled).toContain("audit log lag");
  expect(scope?.notModelled).toContain("availability floor");
});

test("does not call an objective modelled that one deciding forecast left out", () => {
  const result = change((forecast) =>
    forecast.scenario === "flu-season"
      ? {
          ...forecast,
          objectives: forecast.objectives.map((each) =>
            each.id === "error-rate" ? { ...each, value: null, state: "not-modelled" } : each,
          ),
        }
      : forecast,
  );
  expect(readinessScope(result)?.modelledCount).toBe(3);
  expect(readinessScope(result)?.notModelled).toContain("error rate");
});

test("says what ready means, also when nothing or everything is modelled", () => {
  const notModelled = ["escalation", "audit log lag"];
  expect(scopeSentence({ modelledCount: 7, notModelled })).toBe(
    "Ready means capacity and the 7 modelled objectives; 2 objectives are not modelled (escalation, audit log lag)",
  );
  expect(scopeSentence({ modelledCount: 7, notModelled }, 1)).toMatch(/\(escalation, 1 more\)$/);
  expect(scopeSentence({ modelledCount: 0, notModelled })).toMatch(/^Ready means capacity alone/);
  expect(scopeSentence({ modelledCount: 1, notModelled: [] })).toBe(
    "Ready means capacity and the 1 modelled objective; every objective is modelled",
  );
  expect(readinessScope({ ...ready, scenarios: [] })).toBeUndefined();
});

test("names a missed target with its worst value and how many ready scenarios miss it", () => {
  const result = change((forecast) => ({
    ...forecast,
    objectives: forecast.objectives.map((each) =>
      each.id === "api-target-p95"
        ? { ...each, value: forecast.scenario === "flu-season" ? 126 : 120, state: "fail" }
        : each,
    ),
  }));
  const first = result.scenarios[0];
  expect(first === undefined ? [] : missedTargets(first)).toEqual(["API p95 120 ms, wanted below 100 ms"]);
  expect(targetsSentence(result)).toBe(
    "Target missed: API p95 up to 126 ms, wanted below 100 ms (9 scenarios, 9 of them ready)",
  );
});

test("is silent about targets that are met, not modelled, or broken objectives", () => {
  expect(
    targetsSentence(
      change((forecast) => ({
        ...forecast,
        objectives: forecast.objectives.map((each) =>
          each.severity === "target" ? { ...each, state: "pass" } : { ...each, state: "fail", value: 0 },
        ),
      })),
    ),
  ).toBeUndefined();
});

function change(each: (forecast: ScenarioForecast) => ScenarioForecast): ForecastResult {
  return { ...ready, scenarios: ready.scenarios.map(each) };
}
