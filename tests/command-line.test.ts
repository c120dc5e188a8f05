import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const projectFolder = join(import.meta.dirname, "..");

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as a person would, through the launcher, in a pipe. */
function wardrail(args: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [join(projectFolder, "cli/launch.js"), ...args], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve({ code, stdout, stderr }));
  });
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wardrail-cli-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the declared estate whose settings a test may spoil; the programs are the project's own. */
function estateCopy(): string {
  for (const name of readdirSync(projectFolder).filter((file) => /^Pulumi(\..+)?\.yaml$/.test(file))) {
    cpSync(join(projectFolder, name), join(folder, name));
  }
  const project = join(folder, "Pulumi.yaml");
  const main = relative(folder, join(projectFolder, "stacks/index.ts"));
  writeFileSync(project, readFileSync(project, "utf8").replace(/^main: .*$/m, `main: ${main}`));
  return folder;
}

function spoil(file: string, change: (text: string) => string): void {
  const path = join(folder, file);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

/** What every mistake of a person must look like: exit 2, the file and path named, no stack trace, no report. */
function expectRefusal(ended: Ended, ...named: readonly string[]): void {
  expect(ended.code, ended.stderr).toBe(2);
  for (const words of named) expect(ended.stderr).toContain(words);
  expect(ended.stderr).not.toMatch(/^\s+at /m);
  expect(ended.stdout).toBe("");
}

describe("a person's mistakes", () => {
  it.each([
    ["an unknown command", ["rehears"], "rehears"],
    ["an unknown option", ["rehearse", "--gates"], "--gates"],
    ["a stack with no layer", ["render", "billing-prod-use1"], "billing"],
    ["a stack without settings", ["render", "events-dev-use1"], "events-dev-use1"],
    ["an unknown scenario", ["forecast", "zombie-outbreak"], "zombie-outbreak"],
    ["an environment without stacks", ["rehearse", "--env", "moon"], "moon"],
    ["an unknown runbook", ["runbook", "plan", "no-such-runbook"], "no-such-runbook"],
  ])("refuses %s in one message", async (_, args, named) => {
    expectRefusal(await wardrail(args), named);
  });

  it("names file and path of every wrong setting at once, and writes no report", async () => {
    estateCopy();
    spoil("Pulumi.events-prod-use1.yaml", (text) =>
      text
        .replace(/accountId: .*/, "accountId: twelve")
        .replace(/secondary: us-west-2/, "secondary: eu-west-1"),
    );
    const out = join(folder, "season");
    const ended = await wardrail(["rehearse", "--directory", folder, "--out", out]);
    expectRefusal(ended, "Pulumi.events-prod-use1.yaml", "accountId", "secondary", "eu-west-1");
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.startsWith(".season"))).toEqual([]);
  });

  it("names a settings file that is not YAML, with the line", async () => {
    estateCopy();
    spoil("Pulumi.foundation-prod.yaml", () => "config: {a: [\n");
    expectRefusal(await wardrail(["render", "--directory", folder]), "Pulumi.foundation-prod.yaml");
  });

  it("names a folder without a project", async () => {
    expectRefusal(await wardrail(["render", "--directory", folder]), "Pulumi.yaml");
  });

  it("will not replace a folder that holds something else", async () => {
    writeFileSync(join(folder, "thesis.txt"), "years of work");
    expectRefusal(await wardrail(["rehearse", "--out", folder]), folder);
    expect(readdirSync(folder)).toEqual(["thesis.txt"]);
  });
});

describe("the command line", () => {
  it("answers --help with an example and the exit codes", async () => {
    const { code, stdout } = await wardrail(["--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      "Exit codes: 0 done, 1 the answer is no, 2 wrong input, 3 a missing or failed tool",
    );
    expect(stdout).toContain("$ wardrail rehearse");
  });

  it.each(["rehearse", "render", "audit", "forecast", "doctor"])(
    "gives an example for %s",
    async (command) => {
      const { code, stdout } = await wardrail([command, "--help"]);
      expect(code).toBe(0);
      expect(stdout).toContain(`$ wardrail ${command}`);
    },
  );

  it("ends with 3 when a needed tool is missing, and says what to do without it", async () => {
    const { code, stdout } = await wardrail(["doctor", "--need", "promtool"], {
      WARDRAIL_PROMTOOL: join(folder, "gone"),
    });
    expect(code).toBe(3);
    expect(stdout).toContain("without it:");
  });
});

describe("a rehearsal of the reference estate", () => {
  it("writes one report, prints at most 25 lines and nothing but them in a pipe", async () => {
    const out = join(folder, "season");
    const { code, stdout, stderr } = await wardrail(["rehearse", "--out", out]);
    expect(code, stderr).toBe(0);
    expect(stderr).toBe("");
    expect(readdirSync(out).toSorted()).toEqual(["index.html", "season.json"]);
    expect(stdout.trimEnd().split("\n").length).toBeLessThanOrEqual(25);
    const season = JSON.parse(readFileSync(join(out, "season.json"), "utf8")) as Record<
      string,
      { state: string }
    >;
    for (const part of ["estate", "audit", "rules", "forecast", "runbooks"])
      expect(season[part]?.state, part).toBe("done");
  });
});
