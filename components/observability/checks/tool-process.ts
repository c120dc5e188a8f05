import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How a program ended: with a code and its words on both streams, or in a way that is no answer. */
export type ToolRun = { readonly code: number; readonly output: string } | { readonly broken: string };

/** A program's verdict. One that hangs, crashes or says nothing has given none. */
export type ToolVerdict = { readonly accepted: boolean; readonly said: string } | { readonly broken: string };

export interface ToolRunOptions {
  /** After this time the program is ended. Default: 60 s, many times what a check of all rules takes. */
  readonly limitSeconds?: number;
  /** Where the program keeps its own temporary files; promtool leaves its databases behind when it is ended. */
  readonly temporaryFolder?: string;
}

const outputLimit = 64 * 1024 * 1024;
const ownsGroups = process.platform !== "win32";

const running = new Set<ChildProcess>();
const folders = new Set<string>();
let watching = false;

/** The command line turns signals into `process.exit`, so one hook serves every way out. */
function cleanUpOnExit(): void {
  if (watching) return;
  watching = true;
  process.on("exit", () => {
    for (const child of running) endWhole(child);
    for (const folder of folders) removeFolder(folder);
  });
}

/** Ends a program with everything it started: a script's own children would hold its pipes open. */
function endWhole(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (ownsGroups) process.kill(-child.pid, "SIGKILL");
    else child.kill("SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  folders.delete(folder);
}

/** Runs a program without a shell, in a process group of its own that never outlives this process. Never rejects. */
export function runTool(
  path: string,
  args: readonly string[],
  { limitSeconds = 60, temporaryFolder }: ToolRunOptions = {},
): Promise<ToolRun> {
  cleanUpOnExit();
  return new Promise((resolve) => {
    let child: ReturnType<typeof start>;
    try {
      child = start(path, args, temporaryFolder);
    } catch (error) {
      resolve({ broken: `${path} cannot be run: ${error instanceof Error ? error.message : String(error)}` });
      return;
    }
    running.add(child);
    let size = 0;
    const said: { readonly stdout: Buffer[]; readonly stderr: Buffer[] } = { stdout: [], stderr: [] };
    const settle = (run: ToolRun) => {
      clearTimeout(timer);
      running.delete(child);
      resolve(run);
    };
    const giveUp = (broken: string) => {
      endWhole(child);
      // One that left its group would keep the pipes, and with them this process.
      child.stdout.destroy();
      child.stderr.destroy();
      if (child.exitCode !== null || child.signalCode !== null) settle({ broken });
      else child.once("exit", () => settle({ broken }));
    };
    const timer = setTimeout(
      () => giveUp(`${path} did not answer within ${limitSeconds} s and was ended`),
      limitSeconds * 1000,
    );
    for (const stream of ["stdout", "stderr"] as const)
      child[stream].on("data", (chunk: Buffer) => {
        said[stream].push(chunk);
        size += chunk.length;
        if (size > outputLimit) giveUp(`${path} said more than ${outputLimit} bytes and was ended`);
      });
    child.on("error", (error) => settle({ broken: `${path} cannot be run: ${error.message}` }));
    child.on("close", (code, signal) => {
      if (code === null) settle({ broken: `${path} was ended by ${signal}` });
      else settle({ code, output: Buffer.concat([...said.stdout, ...said.stderr]).toString() });
    });
  });
}

function start(path: string, args: readonly string[], temporaryFolder: string | undefined) {
  return spawn(path, [...args], {
    detached: ownsGroups,
    stdio: ["ignore", "pipe", "pipe"],
    env: temporaryFolder === undefined ? process.env : { ...process.env, TMPDIR: temporaryFolder },
  });
}

/**
 * Asks promtool or amtool for a verdict. Both accept with 0 and refuse with 1 and the reason; a Go program that panics ends
 * with 2, and anything else that is not 1 with words says something about the program, not about the rules.
 */
export async function askTool(
  path: string,
  args: readonly string[],
  options: ToolRunOptions = {},
): Promise<ToolVerdict> {
  const run = await runTool(path, args, options);
  if ("broken" in run) return run;
  const said = run.output.trim();
  if (run.code === 0 || (run.code === 1 && said !== "")) return { accepted: run.code === 0, said };
  return { broken: `${path} ended with exit code ${run.code} and said ${said === "" ? "nothing" : said}` };
}

/** Gives `use` a private folder that is gone afterwards, whatever happens, a signal to the command included. */
export async function inPrivateFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  cleanUpOnExit();
  const folder = mkdtempSync(join(tmpdir(), "wardrail-rules-"));
  folders.add(folder);
  try {
    return await use(folder);
  } finally {
    removeFolder(folder);
  }
}
