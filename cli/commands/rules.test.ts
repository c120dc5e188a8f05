import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { alertsOf, catalogue } from "../../components/observability/catalogue.ts";
import { findTool } from "../../components/observability/checks/promtool.ts";
import { explainAlert } from "../../components/observability/explain.ts";
import { slugsIn } from "../../runbooks/runner/slugs.ts";

const projectFolder = join(import.meta.dirname, "../..");
const main = join(projectFolder, "cli/main.ts");
const withoutTools = { PATH: "", WARDRAIL_PROMTOOL: "", WARDRAIL_AMTOOL: "" };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wardrail-rules-command-"));
  mkdirSync(join(folder, "tmp"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const environmentOf = (more: Record<string, string>) => ({
  ...process.env,
  ...withoutTools,
  TMPDIR: join(folder, "tmp"),
  ...more,
});

function wardrail(args: readonly string[], environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    encoding: "utf8",
    cwd: projectFolder,
    maxBuffer: 64 * 1024 * 1024,
    env: environmentOf(environment),
  });
  expect(readdirSync(join(folder, "tmp"))).toEqual([]);
  return { code: status, stdout, stderr };
}

/** A promtool that says its version and then does what `script` does. */
function fakePromtool(script: string): string {
  const path = join(folder, "promtool");
  const text = `#!/bin/sh\nif [ "$1" = --version ]; then echo 3.1.0; exit 0; fi\n${script}\n`;
  writeFileSync(path, text, { mode: 0o700 });
  return path;
}

describe("wardrail rules check", () => {
  it("passes without any program and says what was skipped", () => {
    const { code, stdout } = wardrail(["rules", "check"]);
    expect(code).toBe(0);
    expect(stdout).toContain("skipped  promtool: promtool is not on PATH");
  });

  it.each([
    ["crashes", "exit 7", 3, "ended with exit code 7 and said nothing"],
    ["refuses the rules", "echo no good; exit 1", 1, "no good"],
  ])("ends with the code of its meaning when promtool %s", (_, script, wanted, reason) => {
    const path = fakePromtool(script);
    const { code, stdout } = wardrail(["rules", "check"], { WARDRAIL_PROMTOOL: path });
    expect(code).toBe(wanted);
    expect(stdout).toMatch(new RegExp(`^failed {3}promtool: .*${reason}$`, "m"));
  });

  it("ends with 3 for a program that was named and is not there", () => {
    const { code, stdout } = wardrail(["rules", "check"], { WARDRAIL_AMTOOL: join(folder, "gone") });
    expect(code).toBe(3);
    expect(stdout).toContain("failed   amtool routes: WARDRAIL_AMTOOL names");
  });

  it.each(["SIGTERM", "SIGINT"] as const)(
    "leaves neither a temporary folder nor a program behind after %s",
    async (signal) => {
      const pids = join(folder, "pids");
      const path = fakePromtool(`sleep 1000 & echo $$ $! > ${pids}.new; mv ${pids}.new ${pids}; wait`);
      const child = spawn(process.execPath, [main, "rules", "check"], {
        env: environmentOf({ WARDRAIL_PROMTOOL: path, PATH: process.env["PATH"] ?? "" }),
        stdio: "ignore",
      });
      const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
      await expect.poll(() => existsSync(pids), { timeout: 60_000 }).toBe(true);
      expect(readdirSync(join(folder, "tmp"))).toHaveLength(1);
      child.kill(signal);
      expect(await ended).toBe(signal === "SIGTERM" ? 143 : 130);
      expect(readdirSync(join(folder, "tmp"))).toEqual([]);
      const started = readFileSync(pids, "utf8").trim().split(" ").map(Number);
      expect(started).toHaveLength(2);
      await expect.poll(() => started.filter(isAlive), { timeout: 10_000 }).toEqual([]);
    },
  );
});

/** One that has ended and waits for its parent to look is not alive. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.trim() !== "" && !stdout.trim().startsWith("Z");
}

describe("wardrail rules test", () => {
  it("ends with 3 and the reason without promtool, and with 0 when that is allowed", () => {
    const strict = wardrail(["rules", "test"]);
    expect(strict.code).toBe(3);
    expect(strict.stderr).toContain("wardrail: promtool: promtool is not on PATH");
    const lenient = wardrail(["rules", "test", "--allow-missing"]);
    expect(lenient.code).toBe(0);
    expect(lenient.stdout).toContain("skipped  promtool is not on PATH");
  });

  it("does not forgive a promtool that was named and breaks", () => {
    const environment = { WARDRAIL_PROMTOOL: fakePromtool("exit 7") };
    const { code, stderr } = wardrail(["rules", "test", "--allow-missing"], environment);
    expect(code).toBe(3);
    expect(stderr).toContain("exit code 7");
  });

  it("ends with 1 and names the alert whose expectation failed", () => {
    const said = `Unit Testing:  x.test.yaml\\n  FAILED:\\n    expr: "ALERTS{alertname=\\\\"HpaAtMax\\\\"}", time: 1m,\\n`;
    const environment = { WARDRAIL_PROMTOOL: fakePromtool(`printf '${said}'; exit 1`) };
    const { code, stdout } = wardrail(["rules", "test", "--json"], environment);
    expect(code).toBe(1);
    const result = JSON.parse(stdout) as { state: string; failures: { alert: string }[] };
    expect(result.state).toBe("failed");
    expect(new Set(result.failures.map(({ alert }) => alert))).toEqual(new Set(["HpaAtMax"]));
  });

  it("names the test file that could not be read at all", () => {
    const script = `echo 'Unit Testing:  x.test.yaml'; echo '  FAILED:'; echo 'bad yaml'; exit 1`;
    const { code, stdout } = wardrail(["rules", "test"], { WARDRAIL_PROMTOOL: fakePromtool(script) });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^failed {3}x: x\.test\.yaml/m);
  });
});

const promtool = await findTool("promtool");
const whyNot = "missing" in promtool ? ` (skipped: ${promtool.missing})` : "";

describe("wardrail rules render", () => {
  const alertNames = alertsOf(catalogue).map(({ alert }) => alert);

  it("prints rules that hold every alert, the same as YAML and as JSON", () => {
    const yaml = parse(wardrail(["rules", "render"]).stdout) as { groups: { rules: { alert?: string }[] }[] };
    expect(yaml.groups.flatMap(({ rules }) => rules.map(({ alert }) => alert))).toEqual(
      expect.arrayContaining(alertNames),
    );
    expect(JSON.parse(wardrail(["rules", "render", "--json"]).stdout)).toEqual(yaml);
  });

  it.skipIf(whyNot !== "")(`prints rules that promtool accepts${whyNot}`, () => {
    const file = join(folder, "rules.yaml");
    writeFileSync(file, wardrail(["rules", "render", "--format", "prometheus"]).stdout);
    if ("missing" in promtool) return;
    expect(spawnSync(promtool.path, ["check", "rules", file]).status).toBe(0);
  });

  it("prints objects for the Prometheus operator, as documents and as one list", () => {
    const { stdout } = wardrail(["rules", "render", "--format", "prometheusrule"]);
    const objects = parseAllDocuments(stdout).map((document) => document.toJS() as { kind: string });
    expect(new Set(objects.map(({ kind }) => kind))).toEqual(new Set(["PrometheusRule"]));
    const list = JSON.parse(wardrail(["rules", "render", "--format", "prometheusrule", "--json"]).stdout);
    expect(list).toEqual({ apiVersion: "v1", kind: "List", items: objects });
  });

  it("prints routing and dashboards", () => {
    const routing = parse(wardrail(["rules", "render", "--format", "alertmanager"]).stdout);
    expect(Object.keys(routing as object)).toEqual(expect.arrayContaining(["route", "receivers"]));
    const boards = JSON.parse(wardrail(["rules", "render", "--format", "dashboards"]).stdout);
    expect((boards as { uid: string; panels: unknown[] }[]).every(({ panels }) => panels.length > 0)).toBe(
      true,
    );
  });

  it("refuses another format and names those there are", () => {
    const { code, stderr } = wardrail(["rules", "render", "--format", "xml"]);
    expect(code).toBe(2);
    expect(stderr).toContain("prometheus, alertmanager, dashboards, prometheusrule");
  });
});

describe("wardrail rules explain", () => {
  it("prints what the explanation says", () => {
    const explained = explainAlert("EmergencyResponseSlow");
    expect(wardrail(["rules", "explain", "emergencyresponseslow"])).toEqual({
      code: 0,
      stdout: `${explained.ok ? explained.value : ""}\n`,
      stderr: "",
    });
  });

  it("refuses an unknown alert and lists those that are near", () => {
    const { code, stdout, stderr } = wardrail(["rules", "explain", "EmergencyService"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("EmergencyServiceDown");
  });
});

describe("wardrail runbook plan", () => {
  it("refuses an unknown runbook, names those there are and no error of the system", async () => {
    const { code, stdout, stderr } = wardrail(["runbook", "plan", "NOSUCH"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    for (const slug of (await slugsIn(join(projectFolder, "runbooks"))) ?? []) expect(stderr).toContain(slug);
    expect(stderr).not.toContain("ENOENT");
    expect(wardrail(["runbook", "plan", "emergency-servce-down"]).stderr).toContain("emergency-service-down");
  });

  it("names a runbook's file from the current folder", () => {
    const { code, stderr } = wardrail(["runbook", "plan", "emergency-service-down"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^\s*(wardrail: )?runbooks\/emergency-service-down\.md: service: /m);
    expect(stderr).not.toContain(projectFolder);
  });
});

describe("help", () => {
  it.each([
    ["rules"],
    ["rules", "check"],
    ["rules", "test"],
    ["rules", "render"],
    ["rules", "explain"],
    ["runbook"],
    ["runbook", "lint"],
    ["runbook", "plan"],
  ])("of %s %s gives an example", (...command) => {
    const { code, stdout } = wardrail([...command, "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain(`$ wardrail ${command.join(" ")}`);
  });

  it("of runbook plan gives an example that works", () => {
    const { stdout } = wardrail(["runbook", "plan", "--help"]);
    const example = /\$ wardrail (.*)$/m.exec(stdout)?.[1]?.split(" ") ?? [];
    expect(wardrail(example).code).toBe(0);
  });
});
