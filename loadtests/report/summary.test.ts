import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { scenarios } from "../../components/surge/index.ts";
import type { ForecastResult, ScenarioForecast, Season } from "../../exchange/season.ts";
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

test("says below a scenario that is in time why it is not ready all the same", () => {
  const season = withGating("mass-casualty", {
    ...brokenAvailability,
    timeToCapacitySeconds: 129,
    because: "words of the forecast",
  });
  expect(reasonBelow(season, "Mass casualty event")).toBe(
    "    availability 99.82%, wanted at least 99.99%; slowest is booking: node launch (60 of 129 s)",
  );
});

test("says how much too late capacity comes, that it never comes, or what is missing", () => {
  const late = withGating("mass-casualty", { verdict: "not-ready", timeToCapacitySeconds: 295 });
  expect(reasonBelow(late, "Mass casualty event")).toMatch(/^ {4}115 s too late; slowest is booking: /);
  const never = withGating("mass-casualty", { verdict: "not-ready", timeToCapacitySeconds: null });
  expect(reasonBelow(never, "Mass casualty event")).toMatch(/^ {4}ready capacity never covers the demand/);
  const risk = withGating("mass-casualty", {
    verdict: "at-risk",
    timeToCapacitySeconds: 171,
    marginShare: 0.05,
  });
  expect(reasonBelow(risk, "Mass casualty event")).toMatch(/^ {4}5% of the limit to spare; slowest is/);
});

test("shows unknown, not never, for a scenario the estate gave nothing for", () => {
  const season = withGating("mass-casualty", {
    verdict: "unknown",
    because: "The forecast is incomplete: found no services stack.",
    timeToCapacitySeconds: null,
    services: [],
  });
  const line = seasonSummaryLines(season).find((each) => each.includes("Mass casualty event"));
  expect(line).toMatch(/100× {2}Unknown +unknown +3 min {2}no service was forecast$/);
  expect(reasonBelow(season, "Mass casualty event")).toBe(
    "    The forecast is incomplete: found no services stack.",
  );
});

test("gives no reason to scenarios that are ready, and says that running pods cover them", () => {
  const lines = seasonSummaryLines(seasonFixture("ready"));
  const rows = lines.filter((line) => line.includes("×"));
  expect(lines.indexOf(rows.at(-1) ?? "") - lines.indexOf(rows[0] ?? "")).toBe(rows.length - 1);
  expect(rows.filter((line) => line.endsWith("  covered by running pods")).length).toBeGreaterThan(3);
});

test("says what ready covers, and which target is missed beside it", () => {
  const season = withForecasts((forecast) => ({
    ...forecast,
    objectives: forecast.objectives.map((each) =>
      each.id === "api-target-p95" ? { ...each, value: 120, state: "fail" as const } : each,
    ),
  }));
  const text = seasonSummaryLines(season).join("\n");
  expect(text).toMatch(
    /Ready means capacity and the 4 modelled objectives; 10 objectives are not modelled \(emergency/,
  );
  expect(text).toContain(
    "  Target missed: API p95 120 ms, wanted below 100 ms (9 scenarios, 9 of them ready)\n",
  );
});

test("tells controls that had nothing to check from those that were decided", () => {
  if (short.audit.state !== "done") throw new Error("the fixture has an audit");
  const { result } = short.audit;
  const text = (computedValues?: "synthesised") =>
    seasonSummaryLines({
      ...short,
      audit: { state: "done", result: computedValues === undefined ? result : { ...result, computedValues } },
    }).join("\n");
  expect(text()).toMatch(
    /280 controls: 3 violated \(\d mandatory\), 2 unknown, 1 waived\n {4}\d+ decided, \d+ not applicable, \d+ had nothing to check\n/,
  );
  expect(text("synthesised")).toContain("had nothing to check; computed values synthesised offline");
});

test("keeps the reasons of the gravest when not all fit, and says how many are left out", () => {
  const season = withForecasts((each) =>
    each.gates && each.scenario.startsWith("season-")
      ? { ...each, verdict: "at-risk" as const, because: "little to spare" }
      : { ...each, ...brokenAvailability },
  );
  const lines = seasonSummaryLines(season);
  expect(lines.length).toBeLessThanOrEqual(25);
  expect(lines.filter((line) => line.includes("×"))).toHaveLength(9);
  const kept = lines.filter((line) => line.startsWith("    availability 99.82%")).length;
  expect(kept).toBeGreaterThan(2);
  expect(kept + lines.filter((line) => line === "    little to spare").length).toBeLessThan(9);
  if (kept < 5) expect(lines).not.toContain("    little to spare");
  expect(lines.join("\n")).toMatch(/ {2}and \d more reasons?, all in the report/);
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

const availability = { metric: "availability_percent", comparison: ">=", source: "assumption" } as const;
const brokenAvailability = {
  verdict: "not-ready",
  objectives: [
    { ...availability, id: "uptime", limit: 99.99, severity: "objective", value: 99.8182, state: "fail" },
    { ...availability, id: "uptime-floor", limit: 99.9, severity: "floor", value: 99.8182, state: "fail" },
  ],
} as const satisfies Partial<ScenarioForecast>;

function reasonBelow(season: Season, title: string): string | undefined {
  const lines = seasonSummaryLines(season);
  return lines[lines.findIndex((line) => line.startsWith(`  ${title} `)) + 1];
}

function withGating(scenario: string, change: Partial<ScenarioForecast>): Season {
  const constraint = { timeToCapacitySeconds: 129, bindingConstraint: "node launch (60 of 129 s)" };
  return withForecasts((each) =>
    each.scenario === scenario && each.gates
      ? { ...each, services: each.services.map((service) => ({ ...service, ...constraint })), ...change }
      : each,
  );
}

function withForecasts(change: (each: ScenarioForecast) => ScenarioForecast): Season {
  const season = seasonFixture("ready");
  if (season.forecast.state !== "done") throw new Error("the fixture has a forecast");
  const result: ForecastResult = {
    ...season.forecast.result,
    scenarios: season.forecast.result.scenarios.map(change),
  };
  return { ...season, forecast: { state: "done", result } };
}
