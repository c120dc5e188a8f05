/** What every command is given. */
export interface CommandContext {
  /** Absolute path of the folder that holds Pulumi.yaml. */
  readonly projectFolder: string;
  readonly version: string;
}

/** Prints a value as JSON for programs: two spaces, one trailing newline. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Prints lines for a person. */
export function printLines(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
