import { resolve } from "node:path";
import type { Command } from "commander";
import type { CommandContext } from "./context.ts";

/** Which estate a command looks at. */
export interface EstateOptions {
  readonly env: string;
  readonly directory?: string;
}

/** Adds the options every command has that renders the estate. */
export function withEstateOptions(command: Command): Command {
  return command
    .option("--env <environment>", "the environment whose stacks are rendered", "prod")
    .option("--directory <folder>", "the folder of Pulumi.yaml, when it is not this project's");
}

/** The folder of Pulumi.yaml that the options name. */
export function estateDirectory({ projectFolder }: CommandContext, { directory }: EstateOptions): string {
  return directory === undefined ? projectFolder : resolve(directory);
}
