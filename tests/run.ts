/**
 * `npm test`: type check, lint, then every test; ends with `N passed, N failed, N skipped` on a line of its own.
 * A skipped test prints its reason, which is part of its name.
 */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Tally {
  passed: number;
  failed: number;
  readonly skipped: string[];
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const projectFolder = join(import.meta.dirname, "..");

/** Exit code of a program of node_modules/.bin, its output shown as it comes. */
function run(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(projectFolder, "node_modules", ".bin", program), args, {
      cwd: projectFolder,
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

async function step(tally: Tally, title: string, program: string, args: readonly string[]): Promise<void> {
  process.stdout.write(`\n— ${title}\n`);
  if ((await run(program, args)) === 0) tally.passed += 1;
  else tally.failed += 1;
}

/** Runs vitest and counts from its own report; a file that could not be loaded counts as one failure. */
async function tests(tally: Tally, filters: readonly string[]): Promise<void> {
  process.stdout.write("\n— tests\n");
  const folder = await mkdtemp(join(tmpdir(), "wardrail-test-"));
  try {
    const outputFile = join(folder, "report.json");
    const code = await run("vitest", [
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${outputFile}`,
      ...filters,
    ]);
    const report = JSON.parse(await readFile(outputFile, "utf8")) as VitestReport;
    const before = tally.failed;
    for (const file of report.testResults) {
      if (file.assertionResults.length === 0 && file.status === "failed") tally.failed += 1;
      for (const { status, fullName } of file.assertionResults) {
        if (status === "passed") tally.passed += 1;
        else if (status === "failed") tally.failed += 1;
        else tally.skipped.push(fullName);
      }
    }
    // Vitest also fails on errors outside any test, which its report does not list.
    if (code !== 0 && tally.failed === before) tally.failed += 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const tally: Tally = { passed: 0, failed: 0, skipped: [] };
const filters = process.argv.slice(2);
if (filters.length === 0) {
  await step(tally, "type check", "tsc", ["--noEmit", "-p", "tsconfig.json"]);
  await step(tally, "type check of the k6 scripts", "tsc", [
    "--noEmit",
    "-p",
    "loadtests/scenarios/tsconfig.json",
  ]);
  await step(tally, "lint, format and the arrows between rooms", "biome", [
    "check",
    "--error-on-warnings",
    ".",
  ]);
}
await tests(tally, filters);
for (const name of tally.skipped) process.stdout.write(`skipped — ${name}\n`);
const skipped = tally.skipped.length === 0 ? "" : `, ${tally.skipped.length} skipped`;
process.stdout.write(`\n${tally.passed} passed, ${tally.failed} failed${skipped}\n`);
process.exitCode = tally.failed === 0 ? 0 : 1;
