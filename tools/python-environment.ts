import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { compareVersions } from "./find.ts";

/** A Python with one package of the index installed, or the reason to go without it. */
export type PythonEnvironment =
  | { readonly found: true; readonly python: string; readonly version: string }
  | { readonly found: false; readonly reason: string };

/** A package of PyPI that is a program we drive: `python -m <name>` starts it. */
export interface PythonProgram {
  readonly name: string;
  readonly version: string;
  readonly atLeastPython: string;
}

/** The AWS emulator: MIT licence, 91 services on one port of the loopback interface. */
export const ministack: PythonProgram = { name: "ministack", version: "1.5.33", atLeastPython: "3.10.0" };

/**
 * A virtual environment with `program` in it, from the cache below `$XDG_CACHE_HOME/wardrail/tools`, or made there with
 * `pip` (about half a minute, once). `WARDRAIL_PYTHON` names the Python to make it with; default `python3` of PATH.
 * The environment is made beside its place and renamed, so that a broken download is never taken for a whole one.
 *
 * @example
 * const environment = pythonEnvironment(ministack);
 * if (!environment.found) console.error(`skipped: ${environment.reason}`);
 */
export function pythonEnvironment(
  program: PythonProgram,
  environment: NodeJS.ProcessEnv = process.env,
): PythonEnvironment {
  const { name, version } = program;
  const cache = environment["XDG_CACHE_HOME"] || join(environment["HOME"] || homedir(), ".cache");
  const folder = join(cache, "wardrail", "tools", name, version);
  const python = join(folder, "bin", "python");
  if (existsSync(python)) return { found: true, python, version };

  const base = environment["WARDRAIL_PYTHON"] || "python3";
  const tooOld = reasonAgainst(base, program.atLeastPython);
  if (tooOld !== undefined) return { found: false, reason: tooOld };
  const making = `${folder}.${process.pid}`;
  try {
    mkdirSync(join(folder, ".."), { recursive: true, mode: 0o700 });
    const steps: readonly (readonly [string, readonly string[]])[] = [
      [base, ["-m", "venv", making]],
      [
        join(making, "bin", "python"),
        [
          "-m",
          "pip",
          "install",
          "--quiet",
          "--disable-pip-version-check",
          "--no-input",
          `${name}==${version}`,
        ],
      ],
    ];
    for (const [command, args] of steps) {
      const { status, stderr, error } = spawnSync(command, [...args], { encoding: "utf8", timeout: 300_000 });
      if (status !== 0) {
        const said = error?.message ?? stderr.trim().split("\n").at(-1) ?? "";
        return { found: false, reason: `${name} ${version} cannot be installed: ${said}` };
      }
    }
    // Another process may have been faster; its environment is as good.
    if (!existsSync(folder)) renameSync(making, folder);
    return { found: true, python, version };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { found: false, reason: `${name} ${version} cannot be installed: ${said}` };
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

function reasonAgainst(python: string, atLeast: string): string | undefined {
  const { status, stdout, error } = spawnSync(python, ["--version"], { encoding: "utf8", timeout: 20_000 });
  if (error !== undefined || status !== 0) return `${python} is not there`;
  const version = /\d+\.\d+(\.\d+)?/.exec(stdout)?.[0] ?? "0.0";
  return compareVersions(version, atLeast) < 0
    ? `${python} is version ${version}, wanted ${atLeast} or later`
    : undefined;
}
