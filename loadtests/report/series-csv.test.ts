import fc from "fast-check";
import { expect, test } from "vitest";
import { seasonCsvFiles } from "./series-csv.ts";
import { hostileSeason } from "./testing/hostile-season.ts";
import { seasonFixture } from "./testing/season-fixture.ts";

test("gives every reading of every scenario its file with all samples", () => {
  const season = seasonFixture("short");
  if (season.forecast.state !== "done") throw new Error("the fixture has a forecast");
  const files = seasonCsvFiles(season);
  expect(files).toHaveLength(season.forecast.result.scenarios.length);
  expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  const lines = files[0]?.text.trimEnd().split("\r\n") ?? [];
  expect(lines[0]).toBe(
    "seconds,demandRequestsPerSecond,readyCapacityRequestsPerSecond,shedRequestsPerSecond,readyReplicas,wantedReplicas,nodes,p95Seconds",
  );
  expect(lines).toHaveLength((season.forecast.result.scenarios[0]?.series.seconds.length ?? 0) + 1);
});

test("writes nothing but numbers, and no name that leaves its folder, whatever the season holds", () => {
  fc.assert(
    fc.property(hostileSeason, (season) => {
      for (const { name, text } of seasonCsvFiles(season)) {
        expect(name).toMatch(/^scenario-[\w-]*\.[\w-]*\.csv$/);
        expect(text.split("\r\n").slice(1).join(",")).toMatch(/^[-+0-9.e,]*$/);
      }
    }),
    { numRuns: 50 },
  );
});

test("writes no file without a forecast", () => {
  expect(seasonCsvFiles({ ...seasonFixture("ready"), forecast: { state: "skipped", reason: "" } })).toEqual(
    [],
  );
});
