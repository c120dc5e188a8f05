import { statSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { InputError, ToolError } from "../../exchange/problem.ts";
import { shownValue } from "../shown-value.ts";
import { refuseEarlyEnd } from "./early-end.ts";
import type { ProjectFile } from "./project-files.ts";
import type { Program } from "./run-program.ts";

/**
 * The program that Pulumi.yaml names. Throws an {@link InputError} when there is no such file or it has no program,
 * and a {@link ToolError} that names the file when it cannot be loaded.
 */
export async function loadProgram(project: ProjectFile): Promise<Program> {
  const { main } = project;
  const path = programFile(project);
  const entry = await refuseEarlyEnd(`${main}, being loaded`, () => importModule(path)).catch(
    (error: unknown) => {
      throw error instanceof InputError ? error : programFailure(project, "cannot be loaded", error);
    },
  );
  const program = entry.default;
  if (typeof program !== "function") {
    const found = program === undefined ? "no default export" : `a default export of type ${typeof program}`;
    throw new InputError([{ file: main, path: "", found, wanted: "a default export that is the program" }]);
  }
  return async () => program();
}

/** What a program threw, told with the program's file and, where the error knows it, the line. */
export function programFailure(
  { directory, main }: Pick<ProjectFile, "directory" | "main">,
  what: string,
  error: unknown,
): ToolError {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const root = join(directory, "/");
  const place = error instanceof Error ? error.stack?.split(root)[1]?.match(/^[^\s)?]+:\d+/)?.[0] : undefined;
  const at = place === undefined ? "" : ` (${place})`;
  return new ToolError(main, `${what}: ${shownValue(message, longestMessage)}${at}`, { cause: error });
}

/** Errors of the SDK explain themselves over several sentences. */
const longestMessage = 500;

async function importModule(path: string): Promise<{ readonly default?: unknown }> {
  return import(pathToFileURL(path).href);
}

function programFile({ directory, main }: ProjectFile): string {
  const path = resolve(directory, main);
  const refuse = (what: string): never => {
    const wanted = "the program's file, relative to Pulumi.yaml, for example stacks/index.ts";
    const found = `${shownValue(main)}, which is ${what}`;
    throw new InputError([{ file: join(directory, "Pulumi.yaml"), path: "main", found, wanted }]);
  };
  if (isAbsolute(main)) return refuse("absolute");
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return refuse("not there");
  return status.isFile() ? path : refuse(status.isDirectory() ? "a folder" : "no file");
}
