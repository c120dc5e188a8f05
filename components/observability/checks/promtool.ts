import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { RuleCheck } from "../../../exchange/season.ts";

/** Programs of the Prometheus project and the variable that names each explicitly. */
const variables = { promtool: "WARDRAIL_PROMTOOL", amtool: "WARDRAIL_AMTOOL" } as const;
export type PrometheusTool = keyof typeof variables;

/** A program on this machine, or why there is none. */
export type FoundTool = { readonly path: string } | { readonly missing: string };

/** Looks for a program under its variable (`WARDRAIL_PROMTOOL`, `WARDRAIL_AMTOOL`), then on PATH. */
export async function findTool(
  tool: PrometheusTool,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<FoundTool> {
  const variable = variables[tool];
  const named = environment[variable];
  if (named !== undefined && named !== "")
    return (await isExecutable(named))
      ? { path: named }
      : { missing: `${variable} names ${named}, which cannot be run` };
  for (const folder of (environment["PATH"] ?? "").split(delimiter)) {
    const path = join(folder, tool);
    if (folder !== "" && (await isExecutable(path))) return { path };
  }
  return { missing: `${tool} is not on PATH and ${variable} is not set` };
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface ToolRun {
  readonly code: number;
  readonly output: string;
}

/** Runs a program without a shell and returns what it said on both streams. */
export function runTool(path: string, args: readonly string[]): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    execFile(path, [...args], { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`;
      if (error === null) resolve({ code: 0, output });
      else if (typeof error.code === "number") resolve({ code: error.code, output });
      else reject(error);
    });
  });
}

/** Gives `use` a private folder that is gone afterwards, whatever happens. */
export async function inPrivateFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "wardrail-rules-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `promtool check rules` on a rule file's text; skipped with the reason when there is no promtool. */
export async function promtoolCheck(rulesYaml: string, tool: FoundTool): Promise<RuleCheck> {
  if ("missing" in tool) return { check: "promtool", state: "skipped", detail: tool.missing };
  return inPrivateFolder(async (folder) => {
    const file = join(folder, "rules.yaml");
    await writeFile(file, rulesYaml, { mode: 0o600 });
    const { code, output } = await runTool(tool.path, ["check", "rules", file]);
    const said = output.replaceAll(file, "rules.yaml").trim();
    if (code !== 0) return { check: "promtool", state: "failed", detail: said };
    return {
      check: "promtool",
      state: "passed",
      detail: `${said.split("\n").at(-1)?.trim() ?? ""} (${await versionOf(tool.path)})`,
    };
  });
}

/** The first line of `--version`: name and version. */
export async function versionOf(path: string): Promise<string> {
  const { output } = await runTool(path, ["--version"]);
  return output.split("\n")[0]?.replace(/\s*\(.*$/, "") ?? "version unknown";
}
