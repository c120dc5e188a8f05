import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { findTool as findToolOfDoctor } from "../../tools/find.ts";
import { alertsOf, type Catalogue, catalogue } from "./catalogue.ts";
import { checkRules } from "./check-rules.ts";
import { findTool } from "./checks/promtool.ts";
import type { AlertRule } from "./rule-types.ts";
import { testRules } from "./test-rules.ts";

const runbooksFolder = fileURLToPath(new URL("../../runbooks", import.meta.url));
const withoutTools = { PATH: "" };
const promtool = await findTool("promtool");

/** The catalogue with one alert changed. */
function spoiled(name: string, change: Partial<AlertRule>): Catalogue {
  const alertsByGroup = Object.fromEntries(
    Object.entries(catalogue.alertsByGroup).map(([group, alerts]) => [
      group,
      alerts.map((alert) => (alert.alert === name ? { ...alert, ...change } : alert)),
    ]),
  ) as unknown as Catalogue["alertsByGroup"];
  return { ...catalogue, alertsByGroup };
}

async function problemsWith(changed: Catalogue) {
  const { problems } = await checkRules({ runbooksFolder, catalogue: changed, environment: withoutTools });
  return problems;
}

describe("the platform's own rules", () => {
  it("have no problem, not even a warning", async () => {
    expect(await problemsWith(catalogue)).toEqual([]);
  });

  it("are counted with the alerts and series made from the SLOs", async () => {
    const result = await checkRules({ runbooksFolder, environment: withoutTools });
    expect(alertsOf(catalogue)).toHaveLength(125);
    expect(result).toMatchObject({ alertCount: 125 + 18 * 4, recordingRuleCount: 26 + 18 * (7 + 4 + 1) });
    expect(result.alerts.every(({ runbookExists }) => runbookExists)).toBe(true);
  });

  it.skipIf("missing" in promtool)(
    `pass promtool${"missing" in promtool ? ` (skipped: ${promtool.missing})` : ""}`,
    async () => {
      const { checks } = await checkRules({ runbooksFolder });
      expect(checks.find(({ check }) => check === "promtool")).toMatchObject({ state: "passed" });
    },
  );
});

describe("without promtool", () => {
  it("says that its check was skipped and why, instead of passing it", async () => {
    const { checks } = await checkRules({ runbooksFolder, environment: withoutTools });
    expect(checks.find(({ check }) => check === "promtool")).toEqual({
      check: "promtool",
      state: "skipped",
      detail: "promtool is not on PATH and WARDRAIL_PROMTOOL is not set",
    });
  });

  it.each([
    ["that is not there", "/nowhere/promtool"],
    ["that cannot be run", fileURLToPath(import.meta.url)],
    ["that is a folder", runbooksFolder],
  ])("fails for a WARDRAIL_PROMTOOL %s, because a person named it", async (_, named) => {
    const { checks } = await checkRules({ runbooksFolder, environment: { WARDRAIL_PROMTOOL: named } });
    expect(checks.find(({ check }) => check === "promtool")).toEqual({
      check: "promtool",
      state: "failed",
      detail: `WARDRAIL_PROMTOOL names ${named}, which is not an executable file`,
      brokenTool: true,
    });
  });

  it("fails both of amtool's checks for a WARDRAIL_AMTOOL that is not there", async () => {
    const { checks } = await checkRules({
      runbooksFolder,
      environment: { WARDRAIL_AMTOOL: "/nowhere/amtool" },
    });
    expect(checks.filter(({ check }) => check.startsWith("amtool"))).toEqual(
      ["amtool check-config", "amtool routes"].map((check) => ({
        check,
        state: "failed",
        detail: "WARDRAIL_AMTOOL names /nowhere/amtool, which is not an executable file",
        brokenTool: true,
      })),
    );
  });
});

describe("a spoiled alert is refused, with the place", () => {
  const found = (change: Partial<AlertRule>, name = "EmergencyResponseSlow") =>
    problemsWith(spoiled(name, change));

  it.each<[string, Partial<AlertRule>, string, string]>([
    ["a syntax error", { expr: "p95 > $limit and" }, "expr:1:12", "the end"],
    [
      "an unknown metric",
      { expr: "scheduling_emergency_probe_succes > $limit" },
      "expr:1:1",
      "unknown metric scheduling_emergency_probe_succes",
    ],
    [
      "an unknown label in a matcher",
      { expr: 'scheduling_emergency_probe_success{zone="a"} > $limit' },
      "expr:1:1",
      "unknown label zone in scheduling_emergency_probe_success",
    ],
    [
      "an unknown label in by()",
      { expr: "max by (regio) (scheduling_emergency_probe_success) > $limit" },
      "expr:1:1",
      "unknown label regio in max",
    ],
    [
      "a histogram read whole",
      { expr: "scheduling_emergency_alert_response_seconds > $limit" },
      "expr:1:1",
      "unknown metric scheduling_emergency_alert_response_seconds",
    ],
    [
      "rate of a gauge",
      { expr: "rate(scheduling_emergency_probe_success[5m]) > $limit" },
      "expr:1:1",
      "rate() of the gauge scheduling_emergency_probe_success",
    ],
    [
      "rate of a sum",
      { expr: "rate(sum by (region) (scheduling_emergency_requests_total)[5m:1m]) > $limit" },
      "expr:1:1",
      "rate() of a computed series",
    ],
    [
      "a window of one scrape",
      { expr: "rate(scheduling_emergency_requests_total[15s]) > $limit" },
      "expr:1:6",
      "rate() over 15 s",
    ],
    [
      "a bare counter",
      { expr: "scheduling_emergency_requests_total > $limit" },
      "expr:1:1",
      "the bare counter scheduling_emergency_requests_total",
    ],
    [
      "a quantile without le",
      {
        expr: "histogram_quantile(0.95, sum by (region) (rate(scheduling_emergency_alert_response_seconds_bucket[5m]))) > $limit",
      },
      "expr:1:1",
      "histogram_quantile() over series without le",
    ],
    [
      "a bucket that does not exist",
      { expr: 'rate(scheduling_emergency_alert_response_seconds_bucket{le="2.5"}[5m]) > $limit' },
      "expr:1:6",
      'le="2.5"',
    ],
    [
      "sides that never match",
      { expr: "max by (region) (up) > $limit and max by (service) (up) > $limit" },
      "expr:1:1",
      "sides of and that differ in region, service",
    ],
    ["an undeclared threshold", { expr: "max by (region) (up) > $ceiling" }, "expr:1:24", '"$ceiling"'],
    [
      "a number without a source",
      { expr: "max by (region) (up) > $limit or max by (region) (up) > 7" },
      "expr",
      "7 beside >",
    ],
    [
      "a text with a label that is gone",
      { summary: "{{ $labels.zone }}" },
      "annotations.summary",
      "{{ $labels.zone }}",
    ],
    [
      "a text with an open brace",
      { summary: "{{ $labels.region }" },
      "annotations.summary",
      "{{ $labels.region }",
    ],
    [
      "a text with an unknown function",
      { summary: "{{ $value | humanise }}" },
      "annotations.summary",
      "function humanise",
    ],
    ["a missing runbook", { runbook: "nowhere" }, "runbook", "no file nowhere.md"],
    ["a hold beyond the response limit", { for: "15m" }, "for", "seen after up to 1255 s"],
  ])("%s", async (_, change, path, text) => {
    expect(await found(change)).toContainEqual(
      expect.objectContaining({ rule: "EmergencyResponseSlow", path, found: text }),
    );
  });

  it("a threshold without a reason for an assumption", async () => {
    const limit = { value: 2, source: "assumption", unit: "seconds", requirement: "OPS-MON-04" } as const;
    expect(await found({ thresholds: { limit } })).toContainEqual(
      expect.objectContaining({ path: "thresholds.limit.why" }),
    );
  });

  it("a second alert of the same name", async () => {
    expect(await found({ alert: "EmergencyServiceDown" })).toContainEqual(
      expect.objectContaining({ rule: "EmergencyServiceDown", found: "two alerts of this name" }),
    );
  });

  it("a required alert type that nobody watches any more", async () => {
    expect(await found({ alertType: "Other" })).toContainEqual(
      expect.objectContaining({ rule: "EmergencyResponseSlow", path: "alertType" }),
    );
  });
});

describe("a spoiled catalogue is refused", () => {
  it("with a recording rule that nobody reads", async () => {
    const extra = {
      record: "region:up:sum",
      group: "platform",
      expr: "sum by (region) (up)",
      note: "",
    } as const;
    const problems = await problemsWith({
      ...catalogue,
      recordingRules: [...catalogue.recordingRules, extra],
    });
    expect(problems).toEqual([expect.objectContaining({ rule: "region:up:sum", severity: "warning" })]);
  });

  it.each([1, 0, 0.9, Number.NaN])("with an objective of %d", async (objective) => {
    const slos = catalogue.serviceLevelObjectives.map((slo, index) =>
      index === 1 ? { ...slo, objective } : slo,
    );
    expect(await problemsWith({ ...catalogue, serviceLevelObjectives: slos })).toEqual([
      expect.objectContaining({ rule: "slo availability-availability", path: "objective" }),
    ]);
  });

  it("with a folder of runbooks that is not there", async () => {
    const { problems } = await checkRules({ runbooksFolder: "/nowhere", environment: withoutTools });
    expect(problems).toEqual([expect.objectContaining({ path: "runbooks", found: "no folder /nowhere" })]);
  });
});

describe("a program", () => {
  const folder = mkdtempSync(join(tmpdir(), "wardrail-fake-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A program that says its version and then does what `script` does. */
  function fake(script: string, version = "echo promtool, version 3.1.0"): string {
    const path = join(mkdtempSync(join(folder, "fake-")), "promtool");
    const text = `#!/bin/sh\nif [ "$1" = --version ]; then ${version}; exit 0; fi\n${script}\n`;
    writeFileSync(path, text, { mode: 0o700 });
    return path;
  }

  const checkedWith = async (name: "promtool" | "amtool", path: string, toolLimitSeconds = 20) => {
    const environment = { [`WARDRAIL_${name.toUpperCase()}`]: path };
    const { checks } = await checkRules({ runbooksFolder, environment, toolLimitSeconds });
    return checks.filter(({ check }) => check.startsWith(name));
  };

  it("that refuses the file fails the check with what it said, and is not broken", async () => {
    expect(await checkedWith("promtool", fake("echo no good >&2; exit 1"))).toEqual([
      { check: "promtool", state: "failed", detail: "no good" },
    ]);
  });

  it.each([
    ["crashes without a word", "exit 7", "ended with exit code 7 and said nothing"],
    ["refuses without a word", "exit 1", "ended with exit code 1 and said nothing"],
    ["panics", "echo goroutine 1 >&2; exit 2", "ended with exit code 2 and said goroutine 1"],
    ["is ended by a signal", "kill -SEGV $$", "was ended by SIGSEGV"],
  ])("that %s is told apart from rules that are wrong", async (_, script, reason) => {
    for (const name of ["promtool", "amtool"] as const) {
      const path = fake(script);
      for (const check of await checkedWith(name, path))
        expect(check).toMatchObject({ state: "failed", detail: `${path} ${reason}`, brokenTool: true });
    }
  });

  it("that hangs is ended with everything it started, and the check says so", async () => {
    const pids = join(folder, "pids");
    const path = fake(`sleep 1000 & echo $$ $! > ${pids}; wait`);
    expect(await checkedWith("promtool", path, 2)).toEqual([
      {
        check: "promtool",
        state: "failed",
        detail: `${path} did not answer within 2 s and was ended`,
        brokenTool: true,
      },
    ]);
    const started = readFileSync(pids, "utf8").trim().split(" ").map(Number);
    expect(started).toHaveLength(2);
    await expect.poll(() => started.filter(isAlive)).toEqual([]);
  });

  it.each([
    ["hangs", "sleep 1000", "did not answer within 2 s and was ended"],
    ["crashes", "exit 7", "does not say its version: it ended with exit code 7"],
    ["is too old", "echo 2.41.9", "is version 2.41.9, wanted 2.42.0 or later"],
  ])(
    "that %s when asked for its version fails when named and is skipped on PATH",
    async (_, version, reason) => {
      const path = fake("exit 0", version);
      const detail = `${path} ${reason}`;
      expect(await checkedWith("promtool", path, 2)).toEqual([
        { check: "promtool", state: "failed", detail, brokenTool: true },
      ]);
      const environment = { PATH: dirname(path) };
      const { checks } = await checkRules({ runbooksFolder, environment, toolLimitSeconds: 2 });
      expect(checks.find(({ check }) => check === "promtool")).toEqual({
        check: "promtool",
        state: "skipped",
        detail,
      });
    },
  );

  it("that breaks in the middle of the tests is no failed alert", async () => {
    const path = fake("exit 7");
    expect(await testRules({ environment: { WARDRAIL_PROMTOOL: path } })).toMatchObject({
      state: "failed",
      detail: `${path} ended with exit code 7 and said nothing`,
      failures: [],
      brokenTool: true,
    });
  });

  it.each([
    ["no such file", () => "/nowhere/promtool"],
    ["no executable file", () => fileURLToPath(import.meta.url)],
    ["a folder", () => folder],
    ["a good program", () => fake("exit 0")],
    ["a program of two numbers", () => fake("exit 0", "echo 2.42")],
    ["an old program", () => fake("exit 0", "echo 2.9.9")],
    ["a program without a version", () => fake("exit 0", "echo hello")],
  ])("is found or missing as `wardrail doctor` says: %s", async (_, pathOf) => {
    const path = pathOf();
    for (const environment of [{ WARDRAIL_PROMTOOL: path }, { PATH: dirname(path) }]) {
      const [ours, doctors] = [
        await findTool("promtool", environment),
        findToolOfDoctor("promtool", environment),
      ];
      expect("missing" in ours).toBe(!doctors.found);
      if (!("missing" in ours) && doctors.found) expect(ours.path).toBe(doctors.path);
    }
  });
});

/** A zombie counts as ended: it is gone as soon as its parent looks. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
