import { writeSync } from "node:fs";
import { exitCodes } from "./exit-codes.ts";

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Makes every way to end early run the `exit` handlers, which remove temporary folders and end child processes: a signal, a
 * reader that closed the pipe, a standard output that cannot be written, a launcher that was killed.
 */
export function endCleanly(): void {
  for (const [signal, code] of Object.entries(signals)) process.once(signal, () => process.exit(code));
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // A reader that closed the pipe (`| head`) has what it wanted.
    if (error.code === "EPIPE") process.exit(exitCodes.done);
    complain(`wardrail: standard output: found ${error.message}, wanted a place that can be written`);
    process.exit(exitCodes.toolFailed);
  });
  process.stderr.on("error", () => process.exit(exitCodes.toolFailed));
  process.once("disconnect", () => process.exit(exitCodes.toolFailed));
  // Listening must not keep a finished command alive.
  process.channel?.unref();
}

/** Written at once: the process ends before a stream would be flushed. */
function complain(line: string): void {
  try {
    writeSync(process.stderr.fd, `${line}\n`);
  } catch {
    // There is nobody left to tell.
  }
}
