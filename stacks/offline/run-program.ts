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
 * Runs a program against a monitor, the way `pulumi preview` does, with runtime state of its own: nothing is left
 * behind for the next run. Runs wait for each other, because some of what they change belongs to the process. Throws
 * the program's own {@link InputError}, or one with the monitor's problems, or the first error of the program.
 */
export function runProgram(program: Program, monitor: OfflineMonitor, options: RunOptions): Promise<void> {
  const run = lastRun.then(() => runAlone(program, monitor, options));
  lastRun = run.catch(() => {});
  return run;
}

let lastRun: Promise<unknown> = Promise.resolve();

async function runAlone(program: Program, monitor: OfflineMonitor, options: RunOptions): Promise<void> {
  const errors: unknown[] = [];
  const stopCollecting = collectRejections(errors);
  const putBack = options.stackTraces ? () => {} : withoutStackTraces();
  try {
    await runtimeState.withLocalStorage(async () => {
      pulumi.runtime.setMockOptions(monitor, options.project, options.stack, options.dryRun, organization);
      pulumi.runtime.setAllConfig({ ...options.config.values }, [...options.config.secretKeys]);
      await pulumi.runtime
        .runInPulumiStack(() => emptyOnError(program, errors))
        .catch((error) => errors.push(error));
      await pulumi.runtime.disconnect();
    });
    await settled(errors);
  } finally {
    putBack();
    stopCollecting();
  }
  if (monitor.problems.length > 0) throw new InputError(monitor.problems);
  const inputError = errors.map(inputErrorWithin).find((error) => error !== undefined);
  if (inputError !== undefined) throw inputError;
  if (errors.length > 0) throw errors[0];
}

/** A program that fails still gets its stack's outputs registered; its error is kept for after the run. */
async function emptyOnError(program: Program, errors: unknown[]): Promise<unknown> {
  try {
    return await program();
  } catch (error) {
    errors.push(error);
    return {};
  }
}

/** Node reports a rejection after the turn that caused it, and handling one may cause the next. */
async function settled(errors: readonly unknown[]): Promise<void> {
  let before = -1;
  while (before !== errors.length) {
    before = errors.length;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/**
 * Errors inside `apply` reach no caller: the SDK leaves them as unhandled rejections, for the CLI to listen to. Here
 * they belong to the run alone; other listeners would take them for a crash of the process.
 */
function collectRejections(errors: unknown[]): () => void {
  const event = "unhandledRejection";
  const others = process.listeners(event);
  process.removeAllListeners(event);
  process.on(event, (error) => errors.push(error));
  return () => {
    process.removeAllListeners(event);
    for (const listener of others) process.on(event, listener);
  };
}

/**
 * The SDK records a stack trace per promise; they take longer than everything else in a render together. Returns
 * what puts the limit back.
 */
function withoutStackTraces(): () => void {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  return () => {
    Error.stackTraceLimit = before;
  };
}

/** The program wraps what is the user's mistake for the CLI; the reason is what callers here want. */
function inputErrorWithin(error: unknown): InputError | undefined {
  if (error instanceof InputError) return error;
  return error instanceof Error && error.cause !== undefined ? inputErrorWithin(error.cause) : undefined;
}
