import { writeSync } from "node:fs";

/** What is under way, in the words a person reads when it never ends. */
const unfinished: string[] = [];

/** The exit code of a tool that failed. */
const failed = 3;

/** From here on, exit codes say which signal ended the process. */
const firstSignalCode = 128;

/**
 * Runs a part of somebody's program. A program that ends the process, or waits for what never comes, so that Node has
 * nothing left to do, would otherwise pass for success or end without a word: the process then ends with 3 and says
 * what was under way.
 */
export async function refuseEarlyEnd<T>(underWay: string, run: () => Promise<T>): Promise<T> {
  if (unfinished.length === 0) process.on("exit", tell);
  unfinished.push(underWay);
  try {
    return await run();
  } finally {
    unfinished.splice(unfinished.indexOf(underWay), 1);
    if (unfinished.length === 0) process.removeListener("exit", tell);
  }
}

function tell(code: number): void {
  if (code >= firstSignalCode) return;
  process.exitCode = failed;
  const [first = ""] = unfinished;
  try {
    // The process ends before a stream would be flushed.
    writeSync(
      process.stderr.fd,
      `wardrail: ${first}: the process ended before this did; the program must not call process.exit or wait for what never comes\n`,
    );
  } catch {
    // There is nobody left to tell.
  }
}
