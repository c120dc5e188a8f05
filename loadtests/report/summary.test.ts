import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { scenarios } from "../../components/surge/index.ts";
import type { Season } from "../../exchange/season.ts";
import { seasonSummaryLines } from "./summary.ts";
import { hostileSeason } from "./testing/hostile-season.ts";
import { seasonFixture } from "./testing/season-fixture.ts";

const short = seasonFixture("short");

test("gives every emergency and season its line, the audit, the rules and the runbooks theirs", () => {
  const lines = seasonSummaryLines(short);
  for (const { title, kind } of scenarios) {
    expect(lines.filter((line) => line.startsWith(`  ${title} `))).toHaveLength(
      kind === "emergency" || kind === "seasonal" ? 1 : 0,
    );
  }
  for (const part of ["HIPAA audit", "Alert rules", "Runbooks"]) {
    expect(lines.filter((line) => line.startsWith(`  ${part} `))).toHaveLength(1);
  }
});

test("says verdict, time, limit and constraint of a scenario on its line", () => {
  const line = seasonSummaryLines(short).find((each) => each.includes("Mass casualty event"));
  expect(line).toMatch(/100× {2}At risk .*2 min \d+ s +3 min {2}booking: node launch/);
});

test("begins with the overall verdict", () => {
  expect(seasonSummaryLines(short)[0]).toMatch(/^NOT READY for the season: 7 of 9 scenarios ready/);
  expect(seasonSummaryLines(seasonFixture("ready"))[0]).toMatch(/^READY for the season: 9 of 9/);
});

test("names a part that failed or was skipped, with its reason", () => {
  const season: Season = {
    ...short,
    forecast: { state: "failed", reason: "the twin stopped" },
    estate: { state: "skipped", reason: "not asked for" },
  };
  const text = seasonSummaryLines(season).join("\n");
  expect(text).toMatch(/Capacity forecast +Failed +the twin stopped/);
  expect(text).toMatch(/Estate +Skipped +not asked for/);
});

test("aligns the verdicts of the scenarios", () => {
  const starts = seasonSummaryLines(short).flatMap((line) => {
    const at = line.search(/(Ready|At risk|Not ready) {2,}/);
    return line.includes("×") ? [at] : [];
  });
  expect(starts).toHaveLength(9);
  expect(new Set(starts).size).toBe(1);
});

test("colours only when asked, and then changes nothing but colour", () => {
  const plain = seasonSummaryLines(short);
  const coloured = seasonSummaryLines(short, { colour: true });
  expect(plain.join("\n")).not.toContain("\u001b");
  expect(coloured.join("\n")).toContain("\u001b[31m");
  expect(coloured.map(stripVTControlCharacters)).toEqual(plain);
});

test("stays within 25 lines of 100 characters whatever the season holds", () => {
  fc.assert(
    fc.property(hostileSeason, (season) => {
      const lines = seasonSummaryLines(season);
      expect(lines.length).toBeLessThanOrEqual(25);
      expect(lines.filter((line) => Array.from(line).length > 100 || /\p{Cc}/u.test(line))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("stays within 25 lines with far more scenarios than are declared", () => {
  if (short.forecast.state !== "done") throw new Error("the fixture has a forecast");
  const many = Array.from({ length: 60 }, (_, index) =>
    short.forecast.state === "done"
      ? short.forecast.result.scenarios.map((each) => ({
          ...each,
          scenario: `${each.scenario}-${index}` as typeof each.scenario,
        }))
      : [],
  ).flat();
  const lines = seasonSummaryLines({
    ...short,
    forecast: { state: "done", result: { ...short.forecast.result, scenarios: many } },
  });
  expect(lines.length).toBeLessThanOrEqual(25);
  expect(lines.some((line) => /and \d+ more/.test(line))).toBe(true);
});
