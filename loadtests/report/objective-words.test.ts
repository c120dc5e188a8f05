import fc from "fast-check";
import { expect, test } from "vitest";
import { objectives } from "../../components/surge/index.ts";
import type { ObjectiveResult } from "../../exchange/season.ts";
import { brokenClauses, formatMeasured, limitWords, metricName } from "./objective-words.ts";

test("has words for every declared metric and comparison", () => {
  for (const { metric, comparison, limit } of objectives) {
    expect(metricName(metric)).not.toMatch(/_|percent|seconds/);
    expect(limitWords(objective({ metric, comparison, limit: limit.value }))).toMatch(
      /^(below|at most|above|at least) \d/,
    );
  }
  expect(metricName("queue_age_seconds")).toBe("queue age");
});

test.each<[string, number | null, readonly number[], string]>([
  ["availability_percent", 99.8182, [99.99, 99.9], "99.82%"],
  ["availability_percent", 99.9896, [99.99], "99.9896%"],
  ["availability_percent", 99.98999, [99.99], "99.98999%"],
  ["availability_percent", 99.999, [99.99], "99.999%"],
  ["availability_percent", 99.99, [99.99], "99.99%"],
  ["availability_percent", 100, [99.99], "100%"],
  ["error_percent", 0.001, [1], "0.001%"],
  ["error_percent", 1.0004, [1], "1.0004%"],
  ["api_p95_ms", 119.83, [100], "120 ms"],
  ["api_p95_ms", 100.3, [100], "100.3 ms"],
  ["db_p95_seconds", 3.04, [3], "3.04 s"],
  ["api_p95_ms", null, [100], "without bound"],
  ["api_p95_ms", Number.NaN, [100], "unknown"],
])("writes %s %d beside %j as %s", (metric, value, limits, text) => {
  expect(formatMeasured(metric, value, limits)).toBe(text);
});

test("never rounds a percentage across its limit, to nothing or to all", () => {
  const percent = fc.double({ min: 1e-6, max: 100 - 1e-6, noNaN: true });
  fc.assert(
    fc.property(percent, percent, (value, limit) => {
      const shown = Number(formatMeasured("error_percent", value, [limit]).replace(/[<>%]/g, ""));
      if (Math.abs(value - limit) > 1e-6) expect(Math.sign(shown - limit)).toBe(Math.sign(value - limit));
      expect(shown).toBeGreaterThan(0);
      expect(shown).toBeLessThan(100);
    }),
  );
});

test("joins the limits of one metric, names two metrics in full and the others by name", () => {
  const broken = [
    objective({ metric: "availability_percent", comparison: ">=", limit: 99.99, value: 99.5 }),
    objective({
      metric: "availability_percent",
      comparison: ">=",
      limit: 99.9,
      value: 99.5,
      severity: "floor",
    }),
    objective({ metric: "error_percent", comparison: "<", limit: 1, value: 4 }),
    objective({ metric: "api_p99_ms", comparison: "<", limit: 1000, value: null }),
  ];
  expect(brokenClauses(broken)).toEqual([
    "availability 99.5%, wanted at least 99.99% (floor: 99.9%)",
    "error rate 4%, wanted below 1%",
    "also broken: API p99",
  ]);
  expect(brokenClauses(broken, "brief")[0]).toBe("availability 99.5%, wanted at least 99.99%");
});

function objective(change: Partial<ObjectiveResult>): ObjectiveResult {
  return {
    id: "any",
    metric: "error_percent",
    comparison: "<",
    limit: 1,
    source: "assumption",
    severity: "objective",
    value: 2,
    state: "fail",
    ...change,
  };
}
