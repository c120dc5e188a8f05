import { expect, test } from "vitest";
import {
  formatCompact,
  formatCounted,
  formatDuration,
  formatInstant,
  formatList,
  formatMetric,
  formatMultiplier,
  formatNumber,
  formatShare,
} from "./format.ts";

test.each([
  [0, "0 s"],
  [0.0004, "<1 ms"],
  [0.0553, "55 ms"],
  [59.96, "60 s"],
  [60.4, "60.4 s"],
  [119.9, "119.9 s"],
  [119.97, "2 min"],
  [192, "3 min 12 s"],
  [3599.9, "60 min"],
  [7500, "2 h 5 min"],
  [7_776_000, "90 d"],
  [-30, "−30 s"],
  [Number.NaN, "unknown"],
])("writes %d seconds as %s", (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

test.each([
  [0, "0%"],
  [0.00001, "<0.01%"],
  [0.0025, "0.25%"],
  [0.156, "15.6%"],
  [0.99995, ">99.99%"],
  [1, "100%"],
  [-4.2, "−420%"],
  [Number.POSITIVE_INFINITY, "unknown"],
])("writes the share %d as %s and never rounds something to nothing or to all", (share, text) => {
  expect(formatShare(share)).toBe(text);
});

test("writes numbers the same on every machine, and says unknown for what is no number", () => {
  expect(formatNumber(1_234_567.89)).toBe("1,234,567.9");
  expect(formatNumber(-0.04)).toBe("0");
  expect(formatNumber(Number.NaN)).toBe("unknown");
  expect([950, 12_000, 40_500, 1_500_000, 2e9].map(formatCompact)).toEqual([
    "950",
    "12k",
    "40.5k",
    "1.5M",
    "2G",
  ]);
  expect([200, 1.5, Number.NaN].map(formatMultiplier)).toEqual(["200×", "1.5×", "unknown"]);
});

test("writes a metric in the unit its name ends with", () => {
  expect(formatMetric("api_p95_ms", 200)).toBe("200 ms");
  expect(formatMetric("db_p95_seconds", 3)).toBe("3 s");
  expect(formatMetric("availability_percent", 99.99)).toBe("99.99%");
  expect(formatMetric("concurrent_users", 100_000)).toBe("100,000");
});

test("writes an instant in words, and keeps what is none", () => {
  expect(formatInstant("2026-11-22T06:05:00Z")).toBe("22 November 2026, 06:05 UTC");
  expect(formatInstant("yesterday")).toBe("yesterday");
});

test("counts and lists in English", () => {
  expect([formatCounted(1, "stack"), formatCounted(3, "stack")]).toEqual(["1 stack", "3 stacks"]);
  expect(formatList(["a", "b", "c"])).toBe("a, b and c");
  expect(formatList(["a", "b", "c", "d"], 2)).toBe("a, b and 2 more");
});
