/**
 * One thing wrong with something a person gave us, told so that the person can mend it.
 *
 * @example
 * const problem: Problem = {
 *   file: "Pulumi.services-prod-use1.yaml", path: "wardrail:services.booking.maxReplicas",
 *   found: "3", wanted: "at least 10 (the declared minimum)",
 * };
 */
export interface Problem {
  /** The file, setting source or argument that holds the mistake. */
  readonly file: string;
  /** Dotted path of the field inside `file`; empty when the whole file is meant. */
  readonly path: string;
  /** What is there now. Never a secret or a patient's data: callers redact first. */
  readonly found: string;
  /** What would be right. */
  readonly wanted: string;
}

/** An error that carries every problem found in one reading, so that one run tells all of them. Exit code 2. */
export class InputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(describeProblem).join("\n"));
    this.name = "InputError";
    this.problems = problems;
  }
}

/** An engine or tool that a command needs is missing, of the wrong version, or broke. Exit code 3. */
export class ToolError extends Error {
  readonly tool: string;

  constructor(tool: string, message: string, options?: ErrorOptions) {
    super(`${tool}: ${message}`, options);
    this.name = "ToolError";
    this.tool = tool;
  }
}

/** One problem as one line: `file: path: found X, wanted Y`. */
export function describeProblem({ file, path, found, wanted }: Problem): string {
  return `${file}: ${path === "" ? "" : `${path}: `}found ${found}, wanted ${wanted}`;
}

/** Either a value or every reason why there is none. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The value of a check, or an {@link InputError} with all its problems. */
export function valueOrThrow<T>(checked: Checked<T>): T {
  if (checked.ok) return checked.value;
  throw new InputError(checked.problems);
}
