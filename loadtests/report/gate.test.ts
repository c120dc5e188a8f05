import { expect, test } from "vitest";
import type {
  ControlResult,
  ForecastResult,
  Part,
  ScenarioForecast,
  Season,
  Verdict,
} from "../../exchange/season.ts";
import { overallVerdict, seasonGate } from "./gate.ts";
import { seasonFixture } from "./testing/season-fixture.ts";

const ready = seasonFixture("ready");

test("a season without a concern is ready and gives no reason", () => {
  expect(seasonGate(ready)).toEqual({ ready: true, reasons: [] });
  expect(overallVerdict(ready)).toBe("ready");
});

test.each<[string, Season, Verdict, RegExp]>([
  [
    "a gating scenario that is at risk",
    withForecast("mass-casualty", { verdict: "at-risk" }),
    "at-risk",
    /Mass casualty event: at risk/,
  ],
  [
    "a gating scenario that is not ready",
    withForecast("mass-casualty", { verdict: "not-ready" }),
    "not-ready",
    /Mass casualty event: not ready/,
  ],
  [
    "a gating scenario that is unknown",
    withForecast("mass-casualty", { verdict: "unknown" }),
    "unknown",
    /Mass casualty event: unknown/,
  ],
  [
    "a verdict nobody declared",
    withForecast("mass-casualty", { verdict: "toString" as Verdict }),
    "unknown",
    /Mass casualty/,
  ],
  [
    "ready said of capacity that comes too late",
    withForecast("mass-casualty", { timeToCapacitySeconds: 181 }),
    "not-ready",
    /3 min 1 s, limit 3 min.*forecast says ready/,
  ],
  [
    "ready said of capacity that never comes",
    withForecast("mass-casualty", { timeToCapacitySeconds: null }),
    "not-ready",
    /never reached/,
  ],
  [
    "a time to capacity that is no number",
    withForecast("mass-casualty", { timeToCapacitySeconds: Number.NaN }),
    "unknown",
    /not a number/,
  ],
  [
    "ready said of a broken objective",
    withObjectives("mass-casualty", "objective", "fail"),
    "not-ready",
    /error rate 2%, wanted below 1%.*forecast says ready/,
  ],
  ["a broken floor", withObjectives("mass-casualty", "floor", "fail"), "not-ready", /error rate 2%/],
  [
    "no limit and a broken objective",
    withObjectives("flu-season", "objective", "fail"),
    "not-ready",
    /Flu season/,
  ],
  [
    "no limit and no objective modelled",
    withObjectives("flu-season", "objective", "not-modelled"),
    "unknown",
    /neither a time limit/,
  ],
  [
    "a declared emergency that was not forecast",
    withScenarios((all) => all.filter(({ scenario }) => scenario !== "pandemic-outbreak")),
    "unknown",
    /Pandemic outbreak/,
  ],
  [
    "a scenario of which no reading decides",
    withScenarios((all) =>
      all.map((each) => (each.scenario === "pandemic-outbreak" ? { ...each, gates: false } : each)),
    ),
    "unknown",
    /Pandemic outbreak/,
  ],
  [
    "an estate that gave nothing to forecast",
    withForecast("mass-casualty", {
      verdict: "unknown",
      because: "The forecast is incomplete: found no services stack.",
      timeToCapacitySeconds: null,
      services: [],
    }),
    "unknown",
    /^Mass casualty event: unknown: The forecast is incomplete: found no services stack\.$/,
  ],
  [
    "capacity that never comes, although something else is unknown",
    withForecast("mass-casualty", { verdict: "unknown", timeToCapacitySeconds: null }),
    "not-ready",
    /never reached, limit 3 min.*forecast says unknown/,
  ],
  [
    "capacity that never comes in a season without a limit",
    withForecast("flu-season", { timeToCapacitySeconds: null }),
    "not-ready",
    /Flu season: not ready: ready capacity never covers the demand/,
  ],
  [
    "an audit of which no control met anything",
    { ...ready, audit: done(ready.audit, { controls: untouchedControls() }) },
    "unknown",
    /no control found anything that it concerns/,
  ],
  [
    "a violated mandatory control",
    withControl({ violates: 1 }, "mandatory"),
    "not-ready",
    /1 mandatory control violated/,
  ],
  [
    "a violation that remediation left",
    withControl({ violates: 1 }, "remediate"),
    "not-ready",
    /1 mandatory control violated/,
  ],
  [
    "an undecided mandatory control",
    withControl({ unknown: 1 }, "mandatory"),
    "unknown",
    /unknown until apply/,
  ],
  [
    "an audit of nothing",
    { ...ready, audit: done(ready.audit, { resourceCount: 0 }) },
    "unknown",
    /HIPAA audit/,
  ],
  [
    "an audit without controls",
    { ...ready, audit: done(ready.audit, { controls: [] }) },
    "unknown",
    /HIPAA audit/,
  ],
  [
    "a failed rule check",
    { ...ready, rules: done(ready.rules, { checks: [{ check: "promtool", state: "failed", detail: "" }] }) },
    "not-ready",
    /promtool/,
  ],
  [
    "rules that nothing checked",
    { ...ready, rules: done(ready.rules, { checks: [{ check: "promtool", state: "skipped", detail: "" }] }) },
    "unknown",
    /no check/,
  ],
  [
    "an error in a rule",
    {
      ...ready,
      rules: done(ready.rules, {
        problems: [{ rule: "Burn", path: "", found: "", wanted: "", severity: "error" }],
      }),
    },
    "not-ready",
    /Burn/,
  ],
  [
    "a runbook with a problem",
    {
      ...ready,
      runbooks: done(ready.runbooks, { problems: [{ file: "a.md", path: "", found: "", wanted: "" }] }),
    },
    "not-ready",
    /Runbooks/,
  ],
  ["no runbook", { ...ready, runbooks: done(ready.runbooks, { runbooks: [] }) }, "unknown", /Runbooks/],
  ["an estate without stacks", { ...ready, estate: done(ready.estate, { stacks: [] }) }, "unknown", /Estate/],
])("is not ready because of %s", (_, season, verdict, reason) => {
  expect(seasonGate(season)).toEqual({ ready: false, reasons: [expect.stringMatching(reason)] });
  expect(overallVerdict(season)).toBe(verdict);
});

test.each(["estate", "audit", "rules", "forecast", "runbooks"] as const)(
  "is not ready when the part %s failed, and unknown when it was skipped",
  (part) => {
    const failed: Season = { ...ready, [part]: { state: "failed", reason: "the engine stopped" } };
    expect(seasonGate(failed)).toEqual({
      ready: false,
      reasons: [expect.stringContaining("the engine stopped")],
    });
    expect(overallVerdict(failed)).toBe("not-ready");
    const skipped: Season = { ...ready, [part]: { state: "skipped", reason: "no engine" } };
    expect(seasonGate(skipped)).toEqual({ ready: false, reasons: [expect.stringContaining("no engine")] });
    expect(overallVerdict(skipped)).toBe("unknown");
  },
);

test.each<[string, Season]>([
  [
    "a reading that does not decide",
    withScenarios((all) => all.map((each) => (each.gates ? each : { ...each, verdict: "not-ready" }))),
  ],
  ["a missed target, which is only an aim", withObjectives("mass-casualty", "target", "fail")],
  ["an advisory violation", withControl({ violates: 1 }, "advisory")],
  ["a disabled control", withControl({ violates: 1 }, "disabled")],
  ["a waived violation", withControl({ waived: 1 }, "mandatory")],
  [
    "a rule warning",
    {
      ...ready,
      rules: done(ready.rules, {
        problems: [{ rule: "Burn", path: "", found: "", wanted: "", severity: "warning" }],
      }),
    },
  ],
])("stays ready in spite of %s", (_, season) => {
  expect(seasonGate(season)).toEqual({ ready: true, reasons: [] });
});

test("takes a forecast without scenarios for nine unknowns, not for nothing to worry about", () => {
  const { ready: isReady, reasons } = seasonGate(withScenarios(() => []));
  expect(isReady).toBe(false);
  expect(reasons.filter((reason) => reason.includes("no deciding forecast"))).toHaveLength(9);
});

test("says a number once, in one format, and without the names of fields", () => {
  const availability = { metric: "availability_percent", comparison: ">=", source: "assumption" } as const;
  const season = withForecast("pandemic-outbreak", {
    verdict: "not-ready",
    because: "Capacity covers demand after 126 s (1800 s allowed) but uptime is broken.",
    timeToCapacitySeconds: 126,
    objectives: [
      { ...availability, id: "uptime", limit: 99.99, severity: "objective", value: 99.8182, state: "fail" },
      { ...availability, id: "uptime-floor", limit: 99.9, severity: "floor", value: 99.8182, state: "fail" },
    ],
  });
  const [reason = ""] = seasonGate(season).reasons;
  expect(reason).toContain(
    "capacity in 2 min 6 s, limit 30 min; availability 99.82%, wanted at least 99.99% (floor: 99.9%)",
  );
  expect(reason).not.toMatch(/_percent|>=|1800 s|99\.8182/);
  expect(reason.match(/99\.82%/g)).toHaveLength(1);
});

test("names the gravest reasons first", () => {
  const season: Season = {
    ...withForecast("mass-casualty", { verdict: "at-risk" }),
    runbooks: { state: "failed", reason: "unreadable" },
    rules: { state: "skipped", reason: "not asked for" },
  };
  expect(seasonGate(season).reasons).toEqual([
    expect.stringContaining("Runbooks: not ready"),
    expect.stringContaining("Alert rules: unknown"),
    expect.stringContaining("Mass casualty event: at risk"),
  ]);
});

function done<T>(part: Part<T>, change: Partial<T>): Part<T> {
  if (part.state !== "done") throw new Error("the fixture has every part");
  return { state: "done", result: { ...part.result, ...change } };
}

function withScenarios(change: (all: ForecastResult["scenarios"]) => readonly ScenarioForecast[]): Season {
  if (ready.forecast.state !== "done") throw new Error("the fixture has a forecast");
  return { ...ready, forecast: done(ready.forecast, { scenarios: change(ready.forecast.result.scenarios) }) };
}

function withForecast(scenario: string, change: Partial<ScenarioForecast>): Season {
  return withScenarios((all) =>
    all.map((each) => (each.scenario === scenario && each.gates ? { ...each, ...change } : each)),
  );
}

function withObjectives(
  scenario: string,
  severity: "objective" | "target" | "floor",
  state: "fail" | "not-modelled",
): Season {
  return withScenarios((all) =>
    all.map((each) => {
      if (each.scenario !== scenario || !each.gates) return each;
      const objectives = each.objectives.map((objective) => ({
        ...objective,
        state: state === "fail" ? objective.state : state,
      }));
      const first = {
        id: "broken",
        metric: "error_percent",
        comparison: "<",
        limit: 1,
        source: "assumption",
        value: 2,
      } as const;
      return {
        ...each,
        objectives: state === "fail" ? [...objectives, { ...first, severity, state }] : objectives,
      };
    }),
  );
}

function untouchedControls(): readonly ControlResult[] {
  if (ready.audit.state !== "done") throw new Error("the fixture has an audit");
  const none = { complies: 0, violates: 0, unknown: 0, waived: 0 };
  return ready.audit.result.controls.map((control, index) => ({
    ...control,
    counts: { ...none, "not-applicable": index % 2 },
  }));
}

function withControl(counts: Partial<ControlResult["counts"]>, level: ControlResult["level"]): Season {
  if (ready.audit.state !== "done") throw new Error("the fixture has an audit");
  const controls = ready.audit.result.controls.map((control, index) =>
    index === 0 ? { ...control, level, counts: { ...control.counts, ...counts } } : control,
  );
  return { ...ready, audit: done(ready.audit, { controls }) };
}
