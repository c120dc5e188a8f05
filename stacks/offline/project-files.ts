import { fileURLToPath } from "node:url";
import { parseDocument } from "yaml";
import { InputError } from "../../exchange/problem.ts";
import type { StackConfig } from "../settings-reader.ts";
import { shownValue } from "../shown-value.ts";
import { namesIn, readTextFile } from "./readable-file.ts";

/** Where Pulumi.yaml is when nobody says otherwise: the root of this repository. */
export const repositoryDirectory: string = fileURLToPath(new URL("../../", import.meta.url));

export interface ProjectFile {
  readonly directory: string;
  readonly name: string;
  /** The program's file, relative to `directory`. */
  readonly main: string;
}

/** A setting as it may stand in `Pulumi.<stack>.yaml`. */
export type ConfigValue =
  | string
  | number
  | boolean
  | readonly ConfigValue[]
  | { readonly [key: string]: ConfigValue };

/** What an encrypted setting reads as here, where no key is at hand to decrypt it. */
const encryptedPlaceholder = "[encrypted]";

/** Reads Pulumi.yaml. */
export function readProject(directory: string): ProjectFile {
  const file = "Pulumi.yaml";
  const content = readYamlMap(directory, file);
  const { name, main } = content;
  const problems = Object.entries({ name, main })
    .filter(([, value]) => typeof value !== "string" || value === "")
    .map(([path, value]) => ({
      file,
      path,
      found: value === undefined ? "nothing" : shownValue(JSON.stringify(value)),
      wanted: path === "name" ? "the project's name" : "the program's file, for example stacks/index.ts",
    }));
  if (problems.length > 0 || typeof name !== "string" || typeof main !== "string")
    throw new InputError(problems);
  return { directory, name, main };
}

/** The stacks that have a settings file, sorted by name. */
export function stacksOf({ directory }: ProjectFile): readonly string[] {
  return namesIn(directory)
    .map((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1])
    .filter((stack) => stack !== undefined)
    .sort();
}

/** A stack's settings as the CLI hands them to the program; `overrides` win over the file. */
export function readStackConfig(
  { directory, name: project }: ProjectFile,
  stack: string,
  overrides: Readonly<Record<string, ConfigValue | undefined>> = {},
): StackConfig {
  const file = `Pulumi.${stack}.yaml`;
  const { config = {} } = readYamlMap(directory, file);
  if (!isRecord(config)) {
    throw new InputError([
      { file, path: "config", found: shownValue(JSON.stringify(config)), wanted: "a map of settings" },
    ]);
  }
  const values: Record<string, string> = {};
  const secretKeys: string[] = [];
  for (const [key, value] of Object.entries({ ...config, ...overrides })) {
    if (value === undefined || value === null) continue;
    // A key without a namespace belongs to the project.
    const fullKey = key.includes(":") ? key : `${project}:${key}`;
    if (holdsEncrypted(value)) secretKeys.push(fullKey);
    values[fullKey] = asText(value);
  }
  return { values, secretKeys };
}

function asText(value: unknown): string {
  const readable = withoutEncrypted(value);
  return typeof readable === "string" ? readable : JSON.stringify(readable);
}

function isEncrypted(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length === 1 && typeof value["secure"] === "string";
}

function holdsEncrypted(value: unknown): boolean {
  return (
    isEncrypted(value) ||
    (typeof value === "object" && value !== null && Object.values(value).some(holdsEncrypted))
  );
}

function withoutEncrypted(value: unknown): unknown {
  if (isEncrypted(value)) return encryptedPlaceholder;
  if (Array.isArray(value)) return value.map(withoutEncrypted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutEncrypted(inner)]));
}

function readYamlMap(directory: string, file: string): Record<string, unknown> {
  const text = readTextFile(directory, file, "a YAML file");
  const shownFile = shownValue(file);
  if (text.trim() === "") {
    throw new InputError([{ file: shownFile, path: "", found: "an empty file", wanted: "a map" }]);
  }
  const document = parsedYaml(text, shownFile);
  if (document.errors.length > 0) {
    throw new InputError(
      document.errors.map(({ message, linePos }) => ({
        file: shownFile,
        path: linePos === undefined ? "" : `line ${linePos[0].line}`,
        found: shownValue(message.split("\n")[0] ?? message),
        wanted: "valid YAML",
      })),
    );
  }
  const content = plainContent(document, shownFile);
  if (isRecord(content)) return content;
  const found = content === null ? "nothing but comments" : shownValue(JSON.stringify(content));
  throw new InputError([{ file: shownFile, path: "", found, wanted: "a map" }]);
}

function parsedYaml(text: string, file: string) {
  try {
    return parseDocument(text);
  } catch (error) {
    throw notPlain(file, error);
  }
}

/** A document as plain values. Aliases can blow one up or close a circle, and nesting can exhaust the stack. */
function plainContent(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    const content: unknown = document.toJS();
    JSON.stringify(content);
    return content;
  } catch (error) {
    throw notPlain(file, error);
  }
}

function notPlain(file: string, error: unknown): InputError {
  const reason = (error instanceof Error ? error.message : String(error)).split("\n")[0];
  const found = shownValue(`content that cannot be laid out: ${reason}`);
  return new InputError([
    { file, path: "", found, wanted: "a map, without aliases that multiply or circle" },
  ]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
