import { accessSync, constants, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { RuleCheck } from "../../../exchange/season.ts";
import { askTool, inPrivateFolder, runTool } from "./tool-process.ts";

/** Programs of the Prometheus project, the variable that names each explicitly, and the oldest version known to work. */
const programs = {
  promtool: { variable: "WARDRAIL_PROMTOOL", atLeast: "2.42.0" },
  amtool: { variable: "WARDRAIL_AMTOOL", atLeast: "0.25.0" },
} as const;
export type PrometheusTool = keyof typeof programs;

/** A program on this machine, or why there is none that can be used. */
export type FoundTool =
  | { readonly path: string; readonly version: string }
  | {
      readonly missing: string;
      /** True when a person named the program: then going without it is a failure and not a choice. */
      readonly named: boolean;
    };

/** A check that may be made by a program. */
export interface EngineCheck extends RuleCheck {
  /** Set when `failed` speaks of the program and not of the rules: the command then ends with 3 and not with 1. */
  readonly brokenTool?: true;
}

/**
 * Looks for a program under its variable (`WARDRAIL_PROMTOOL`, `WARDRAIL_AMTOOL`), then on PATH. One that is too old, does not say its
 * version, or does not answer within `limitSeconds` (default 20) counts as missing, with that reason.
 */
export async function findTool(
  tool: PrometheusTool,
  environment: NodeJS.ProcessEnv = process.env,
  limitSeconds = 20,
): Promise<FoundTool> {
  const { variable } = programs[tool];
  const override = environment[variable];
  if (override !== undefined && override !== "") {
    if (isExecutable(override)) return asked(tool, override, true, limitSeconds);
    return { missing: `${variable} names ${override}, which is not an executable file`, named: true };
  }
  const folders = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const path = folders.map((folder) => join(folder, tool)).find(isExecutable);
  if (path !== undefined) return asked(tool, path, false, limitSeconds);
  return { missing: `${tool} is not on PATH and ${variable} is not set`, named: false };
}

async function asked(
  tool: PrometheusTool,
  path: string,
  named: boolean,
  limitSeconds: number,
): Promise<FoundTool> {
  const { atLeast } = programs[tool];
  const run = await runTool(path, ["--version"], { limitSeconds });
  if ("broken" in run) return { missing: run.broken, named };
  const version = /\d+\.\d+(\.\d+)?/.exec(run.output)?.[0];
  if (version === undefined)
    return { missing: `${path} does not say its version: it ended with exit code ${run.code}`, named };
  if (isOlder(version, atLeast))
    return { missing: `${path} is version ${version}, wanted ${atLeast} or later`, named };
  return { path, version: `${tool} ${version}` };
}

/** Missing parts count as 0. */
function isOlder(version: string, atLeast: string): boolean {
  const [found, wanted] = [version.split(".").map(Number), atLeast.split(".").map(Number)];
  const place = wanted.findIndex((part, index) => part !== (found[index] ?? 0));
  return place >= 0 && (found[place] ?? 0) < (wanted[place] ?? 0);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** A check whose program cannot be used: skipped, or failed when a person named the program. */
export function checkWithout(
  check: string,
  { missing, named }: Extract<FoundTool, { readonly missing: string }>,
): EngineCheck {
  return named ? brokenCheck(check, missing) : { check, state: "skipped", detail: missing };
}

/** A check that has no verdict because its program broke. */
export function brokenCheck(check: string, detail: string): EngineCheck {
  return { check, state: "failed", detail, brokenTool: true };
}

/** `promtool check rules` on a rule file's text; skipped with the reason when there is no promtool. */
export async function promtoolCheck(
  rulesYaml: string,
  tool: FoundTool,
  limitSeconds?: number,
): Promise<EngineCheck> {
  const check = "promtool";
  if ("missing" in tool) return checkWithout(check, tool);
  return inPrivateFolder(async (folder) => {
    const file = join(folder, "rules.yaml");
    await writeFile(file, rulesYaml, { mode: 0o600 });
    const options = { temporaryFolder: folder, ...(limitSeconds === undefined ? {} : { limitSeconds }) };
    const verdict = await askTool(tool.path, ["check", "rules", file], options);
    if ("broken" in verdict) return brokenCheck(check, verdict.broken);
    const said = verdict.said.replaceAll(file, "rules.yaml");
    if (!verdict.accepted) return { check, state: "failed", detail: said };
    return { check, state: "passed", detail: `${said.split("\n").at(-1)?.trim() ?? ""} (${tool.version})` };
  });
}
