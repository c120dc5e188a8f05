import { describe, expect, it } from "vitest";
import { scenarios } from "../../../components/surge/index.ts";
import type { ObjectiveResult } from "../../../exchange/season.ts";
import { judge } from "./verdict.ts";

const flu = scenarios.find(({ id }) => id === "flu-season") ?? scenarios[0];

const objective = (
  severity: ObjectiveResult["severity"],
  state: ObjectiveResult["state"],
): ObjectiveResult => ({
  id: "api-p95",
  metric: "api_p95_ms",
  comparison: "<",
  limit: 100,
  source: "assumption",
  severity,
  value: 119.83,
  state,
});

const verdictWith = (...objectives: ObjectiveResult[]) =>
  judge({
    scenario: flu,
    timeToCapacitySeconds: 0,
    marginShare: null,
    objectives,
    services: [],
    quotas: [],
    unknowns: [],
  });

describe("the sentence behind a verdict", () => {
  it("claims that every objective holds only when every one does", () => {
    expect(verdictWith(objective("objective", "pass")).because).toMatch(/every modelled objective holds\.$/);
  });

  it("names a missed aim beside ready", () => {
    const { verdict, because } = verdictWith(objective("target", "fail"));
    expect(verdict).toBe("ready");
    expect(because).toContain("aim missed: api-p95 (119.83 ms, wanted under 100 ms)");
    expect(because).not.toContain("every modelled objective holds");
  });

  it("tells a broken objective in its unit", () => {
    const { verdict, because } = verdictWith(objective("objective", "fail"));
    expect(verdict).toBe("not-ready");
    expect(because).toContain("api-p95 is broken (119.83 ms, wanted under 100 ms)");
  });
});
