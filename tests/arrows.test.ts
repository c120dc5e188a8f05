import { spawnSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

const projectFolder = join(import.meta.dirname, "..");
const probes: string[] = [];

afterEach(() => {
  for (const probe of probes.splice(0)) rmSync(probe, { force: true });
});

/** What the linter says of a file in `room` that imports `specifier`. */
function lintImport(room: string, specifier: string): { refused: boolean; output: string } {
  const probe = join(projectFolder, room, "arrow-probe.ts");
  expect(existsSync(probe)).toBe(false);
  probes.push(probe);
  writeFileSync(probe, `import { thing } from "${specifier}";\n\nexport const probe = thing;\n`);
  const result = spawnSync(join(projectFolder, "node_modules/.bin/biome"), ["lint", probe], {
    cwd: projectFolder,
    encoding: "utf8",
  });
  const output = result.stdout + result.stderr;
  return { refused: result.status !== 0 && output.includes("noRestrictedImports"), output };
}

describe("the linter holds the arrows of the house", () => {
  it.each([
    ["exchange", "../stacks/index.ts"],
    ["components/surge", "../../exchange/problem.ts"],
    ["components/surge", "node:fs"],
    ["components/events", "../../stacks/settings.ts"],
    ["stacks", "../policies/pack.ts"],
    ["policies", "../components/surge/index.ts"],
    ["policies", "@pulumi/aws"],
    ["loadtests/twin", "../../policies/pack.ts"],
    ["loadtests/scenarios", "../twin/index.ts"],
    ["loadtests/scenarios", "node:fs"],
    ["runbooks/runner", "../../cli/main.ts"],
  ])("refuses %s importing %s", (room, specifier) => {
    expect(lintImport(room, specifier).refused).toBe(true);
  });

  it.each([
    ["stacks", "../components/surge/index.ts"],
    ["loadtests/twin", "../../components/surge/index.ts"],
    ["loadtests/scenarios", "../../components/surge/index.ts"],
    ["policies/audit", "../../exchange/resource-graph.ts"],
    ["cli", "../stacks/offline/index.ts"],
  ])("allows %s importing %s", (room, specifier) => {
    const { refused, output } = lintImport(room, specifier);
    expect(refused, output).toBe(false);
  });
});
