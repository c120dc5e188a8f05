/**
 * `npm run bench`: tables of whole-process figures, start-up included. Medians of several runs; quote ratios between rows of one
 * table rather than single numbers, because machines differ.
 *
 *   npm run bench                 every table but the clean clone
 *   npm run bench -- --runs 9     more runs
 *   npm run bench -- --clone      also a clean clone with a warm npm cache
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { printInProcessFigures } from "./in-process.ts";
import { median, type Run, runNode, table } from "./measure.ts";

const projectFolder = join(import.meta.dirname, "..");
const { values } = parseArgs({
  options: { runs: { type: "string", default: "5" }, clone: { type: "boolean" } },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1)
  throw new Error(`--runs: found ${values.runs}, wanted a whole number above 0`);

const scratch = mkdtempSync(join(tmpdir(), "wardrail-bench-"));
process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));

// The flag is the launcher's.
const wardrail = (...args: string[]) => [
  "--max-semi-space-size=4",
  join(projectFolder, "cli/main.ts"),
  ...args,
];
const cases: readonly (readonly [string, readonly string[]])[] = [
  ["wardrail rehearse", wardrail("rehearse", "--out", join(scratch, "season"))],
  ["wardrail render (whole estate, json)", wardrail("render", "--json")],
  ["wardrail audit", wardrail("audit", "--json")],
  ["wardrail forecast", wardrail("forecast", "--json")],
  ["wardrail rules check", wardrail("rules", "check", "--json")],
  ["guardrails over 3,000 resources", [join(projectFolder, "policies/bench.ts"), "3000"]],
  ["wardrail --version", wardrail("--version")],
];

function measured(args: readonly string[]): readonly Run[] {
  runNode(args, projectFolder);
  return Array.from({ length: runs }, () => runNode(args, projectFolder));
}

const figure = (found: readonly Run[], pick: (run: Run) => number, digits: number) => {
  const picked = found.map(pick);
  const spread = `${Math.min(...picked).toFixed(digits)}–${Math.max(...picked).toFixed(digits)}`;
  return [median(picked).toFixed(digits), spread];
};

process.stdout.write(
  `Node ${process.versions.node}, ${cpus().length} cores, ${runs} runs after one warm-up; median and min–max\n\n`,
);
const rows = [["whole process", "wall s", "", "CPU s", "", "peak MiB", ""]];
for (const [name, args] of cases) {
  const found = measured(args);
  rows.push([
    name,
    ...figure(found, (run) => run.wallSeconds, 2),
    ...figure(found, (run) => run.processorSeconds, 2),
    ...figure(found, (run) => run.peakMebibytes, 0),
  ]);
}
process.stdout.write(`${table(rows)}\n`);

await printInProcessFigures();

if (values.clone === true) {
  const before = performance.now();
  const clone = join(scratch, "clone");
  const steps: readonly (readonly [string, readonly string[], string])[] = [
    ["git", ["clone", "--quiet", projectFolder, clone], scratch],
    ["npm", ["start", "--silent"], clone],
  ];
  for (const [program, args, cwd] of steps) {
    const result = spawnSync(program, [...args], { cwd, stdio: ["ignore", "ignore", "inherit"] });
    if (result.status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${result.status}`);
  }
  process.stdout.write(
    `\nclean clone, npm ci with the cache as it is, npm start: ${((performance.now() - before) / 1000).toFixed(1)} s\n`,
  );
}
