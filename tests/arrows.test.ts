import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const projectFolder = join(import.meta.dirname, "..");

const refused = [
  ["exchange", "../stacks/index.ts"],
  ["components/surge", "../../exchange/problem.ts"],
  ["components/surge", "node:fs"],
  ["components/events", "../../stacks/settings.ts"],
  ["stacks", "../policies/pack.ts"],
  ["components/events", "../../workflows/bundle.ts"],
  ["workflows/store", "../../stacks/settings.ts"],
  ["workflows/handlers", "@pulumi/aws"],
  ["policies", "../components/surge/index.ts"],
  ["policies", "@pulumi/aws"],
  ["loadtests/twin", "../../policies/pack.ts"],
  ["loadtests/scenarios", "../twin/index.ts"],
  ["loadtests/scenarios", "node:fs"],
  ["runbooks/runner", "../../cli/main.ts"],
] as const;

const allowed = [
  ["stacks", "../components/surge/index.ts"],
  ["stacks", "../workflows/bundle.ts"],
  ["workflows/store", "../../components/events/catalogue.ts"],
  ["loadtests/twin", "../../components/surge/index.ts"],
  ["loadtests/scenarios", "../../components/surge/index.ts"],
  ["policies/audit", "../../exchange/resource-graph.ts"],
  ["cli", "../stacks/offline/index.ts"],
] as const;

const probeName = (specifier: string) => `probe-${specifier.replaceAll(/[^a-z]+/g, "-")}.ts`;

let folder: string;
let report: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "wardrail-arrows-"));
  const configuration = JSON.parse(readFileSync(join(projectFolder, "biome.json"), "utf8")) as object;
  writeFileSync(join(folder, "biome.json"), JSON.stringify({ ...configuration, vcs: { enabled: false } }));
  cpSync(join(projectFolder, "package.json"), join(folder, "package.json"));
  for (const [room, specifier] of [...refused, ...allowed]) {
    mkdirSync(join(folder, room), { recursive: true });
    writeFileSync(join(folder, room, probeName(specifier)), `export { thing } from "${specifier}";\n`);
  }
  const biome = join(projectFolder, "node_modules/.bin/biome");
  const result = spawnSync(biome, ["lint", "--max-diagnostics=none", "."], { cwd: folder, encoding: "utf8" });
  report = result.stdout + result.stderr;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const refusal = (room: string, specifier: string) =>
  new RegExp(`${room}/${probeName(specifier)}:\\d+:\\d+ lint/style/noRestrictedImports`);

describe("the linter holds the arrows of the house", () => {
  it.each(refused)("refuses %s importing %s", (room, specifier) => {
    expect(report).toMatch(refusal(room, specifier));
  });

  it.each(allowed)("allows %s importing %s", (room, specifier) => {
    expect(report).not.toMatch(refusal(room, specifier));
  });
});
