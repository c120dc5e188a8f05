import { expect, test } from "vitest";
import type { Season } from "../../exchange/season.ts";
import { seasonGate } from "./gate.ts";
import { partState } from "./part-state.ts";
import { seasonFixture } from "./testing/season-fixture.ts";

const ready = seasonFixture("ready");

test("calls a part in order only when there is nothing to mend", () => {
  expect(partState(ready, "rules")).toEqual({ word: "In order", verdict: "ready" });
  expect(partState(seasonFixture("short"), "rules")).toEqual({ word: "With gaps", verdict: "at-risk" });
});

test("calls a missing runbook a gap, which does not keep the season from being ready", () => {
  if (ready.rules.state !== "done") throw new Error("the fixture has rules");
  const alerts = ready.rules.result.alerts.map((alert, index) => ({ ...alert, runbookExists: index > 0 }));
  const season: Season = { ...ready, rules: { state: "done", result: { ...ready.rules.result, alerts } } };
  expect(partState(season, "rules").word).toBe("With gaps");
  expect(seasonGate(season).ready).toBe(true);
});

test("names a part without a result failed or skipped", () => {
  expect(partState({ ...ready, audit: { state: "failed", reason: "" } }, "audit")).toEqual({
    word: "Failed",
    verdict: "not-ready",
  });
  expect(partState({ ...ready, audit: { state: "skipped", reason: "" } }, "audit")).toEqual({
    word: "Skipped",
    verdict: "unknown",
  });
});
