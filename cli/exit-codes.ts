import { InputError, ToolError } from "../exchange/problem.ts";

/** What every command's exit code means; documented in the README. */
export const exitCodes = { done: 0, answerIsNo: 1, wrongInput: 2, toolFailed: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The exit code for something thrown: a person's mistake is 2, everything else is ours or a tool's. */
export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof InputError ? exitCodes.wrongInput : exitCodes.toolFailed;
}

/** What a person reads when a command ends early. A stack trace is shown only for defects, and only when asked. */
export function explainError(error: unknown, environment: NodeJS.ProcessEnv = process.env): string {
  if (error instanceof InputError) {
    const count = error.problems.length;
    return count === 1
      ? `wardrail: ${error.message}`
      : `wardrail: ${count} problems\n${indent(error.message)}`;
  }
  if (error instanceof ToolError) return `wardrail: ${error.message}`;
  if (!(error instanceof Error)) return `wardrail: ${String(error)}`;
  const detail = environment["WARDRAIL_DEBUG"] === undefined ? error.message : (error.stack ?? error.message);
  return `wardrail: a part failed: ${detail}\n          WARDRAIL_DEBUG=1 shows where; please report it`;
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, "  ");
}
