import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import { InputError } from "../../exchange/problem.ts";
import type { StackConfig } from "../settings-reader.ts";
import type { OfflineMonitor } from "./monitor.ts";

/** The part of the SDK's state that the Automation API uses to run programs side by side; it is not in its types. */
interface RuntimeState {
  withLocalStorage<T>(callback: () => T): T;
}
const runtimeState: RuntimeState = createRequire(import.meta.url)("@pulumi/pulumi/runtime/state.js");

/** What a program is, as Pulumi calls it. */
export type Program = () => Promise<unknown>;

/** The organisation name the engine gives programs of self-managed backends. */
export const organization = "organization";

export interface RunOptions {
  readonly project: string;
  readonly stack: string;
  readonly config: StackConfig;
  /** True: computed values are unknown, as in `pulumi preview`. */
  readonly dryRun: boolean;
  /** True: errors say where they come from, and the run takes three times as long. */
  readonly stackTraces: boolean;
}

/**
 * The SDK records a stack trace per promise; they take longer than everything else in a render together. The limit
 * is process-wide, hence put back at once. Returns what puts it back.
 */
function withoutStackTraces(): () => void {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  return () => {
    Error.stackTraceLimit = before;
  };
}

/**
 * Runs a program against a monitor, the way `pulumi preview` does, with runtime state of its own: nothing is left
 * behind for the next run. Throws the program's own {@link InputError}, or one with the monitor's problems, or the
 * first error of the program.
 */
export async function runProgram(
  program: Program,
  monitor: OfflineMonitor,
  options: RunOptions,
): Promise<void> {
  const errors: unknown[] = [];
  // Errors inside `apply` reach nobody: the SDK turns them into unhandled rejections, and the CLI listens for those.
  const collect = (error: unknown) => errors.push(error);
  process.on("unhandledRejection", collect);
  const putBack = options.stackTraces ? () => {} : withoutStackTraces();
  try {
    await runtimeState.withLocalStorage(async () => {
      pulumi.runtime.setMockOptions(monitor, options.project, options.stack, options.dryRun, organization);
      pulumi.runtime.setAllConfig({ ...options.config.values }, [...options.config.secretKeys]);
      await pulumi.runtime.runInPulumiStack(async () => {
        try {
          return await program();
        } catch (error) {
          errors.push(error);
          return {};
        }
      });
      await pulumi.runtime.disconnect();
    });
    // Node reports rejections after the microtasks of the turn that caused them.
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    putBack();
    process.off("unhandledRejection", collect);
  }
  if (monitor.problems.length > 0) throw new InputError(monitor.problems);
  const inputError = errors.map(inputErrorWithin).find((error) => error !== undefined);
  if (inputError !== undefined) throw inputError;
  if (errors.length > 0) throw errors[0];
}

/** The program wraps what is the user's mistake for the CLI; the reason is what callers here want. */
function inputErrorWithin(error: unknown): InputError | undefined {
  if (error instanceof InputError) return error;
  return error instanceof Error && error.cause !== undefined ? inputErrorWithin(error.cause) : undefined;
}
