import { spawnSync } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Tool, type ToolName, tools } from "./manifest.ts";

/** A program that was found and answers, or the reason to go without it. */
export type ToolSearch =
  | {
      readonly found: true;
      readonly tool: Tool;
      readonly path: string;
      readonly version: string;
      readonly from: string;
    }
  | { readonly found: false; readonly tool: Tool; readonly reason: string };

/**
 * Looks for a program: first the override `WARDRAIL_<NAME>`, then PATH. A program that is too old or does not answer
 * counts as missing, with that reason.
 *
 * @example
 * const promtool = findTool("promtool");
 * if (!promtool.found) console.error(`skipped: ${promtool.reason}`);
 */
export function findTool(name: ToolName, environment: NodeJS.ProcessEnv = process.env): ToolSearch {
  const tool: Tool | undefined = tools.find((candidate) => candidate.name === name);
  if (tool === undefined) throw new Error(`no tool is called ${name}`);
  const variable = `WARDRAIL_${name.toUpperCase().replaceAll("-", "_")}`;
  const override = environment[variable];
  if (override !== undefined && override !== "") {
    if (!isExecutable(override))
      return missing(tool, `${variable} names ${override}, which is not an executable file`);
    return asked(tool, override, variable);
  }
  const path = onPath(tool.programs, environment["PATH"] ?? "");
  return path === undefined ? missing(tool, `${name} is not on PATH`) : asked(tool, path, "PATH");
}

function missing(tool: Tool, reason: string): ToolSearch {
  return { found: false, tool, reason };
}

/** Asks a program for its version. */
function asked(tool: Tool, path: string, from: string): ToolSearch {
  const result = spawnSync(path, [...tool.versionArguments], { encoding: "utf8", timeout: 20_000 });
  if (result.error !== undefined) return missing(tool, `${path} cannot be run: ${result.error.message}`);
  const version = /\d+\.\d+(\.\d+)?/.exec(`${result.stdout}${result.stderr}`)?.[0];
  if (version === undefined) return missing(tool, `${path} does not say its version`);
  if (compareVersions(version, tool.atLeast) < 0) {
    return missing(tool, `${path} is version ${version}, wanted ${tool.atLeast} or later`);
  }
  return { found: true, tool, path, version, from };
}

/** Negative when `left` is older than `right`; missing parts count as 0. */
export function compareVersions(left: string, right: string): number {
  const parts = (version: string) => version.split(".").map(Number);
  const [leftParts, rightParts] = [parts(left), parts(right)];
  for (let index = 0; index < Math.max(leftParts.length, rightParts.length); index += 1) {
    const difference = (leftParts[index] ?? 0) - (rightParts[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function onPath(programs: readonly string[], path: string): string | undefined {
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  return programs.flatMap((program) => folders.map((folder) => join(folder, program))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
