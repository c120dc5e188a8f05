import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseDocument } from "yaml";
import { InputError } from "../../exchange/problem.ts";
import type { StackConfig } from "../settings-reader.ts";

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
      found: value === undefined ? "nothing" : JSON.stringify(value),
      wanted: path === "name" ? "the project's name" : "the program's file, for example stacks/index.ts",
    }));
  if (problems.length > 0 || typeof name !== "string" || typeof main !== "string")
    throw new InputError(problems);
  return { directory, name, main };
}

/** The stacks that have a settings file, sorted by name. */
export function stacksOf({ directory }: ProjectFile): readonly string[] {
  return readdirSync(directory)
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
      { file, path: "config", found: JSON.stringify(config), wanted: "a map of settings" },
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
  const path = join(directory, file);
  if (!existsSync(path)) {
    throw new InputError([{ file, path: "", found: `no such file in ${directory}`, wanted: "a YAML file" }]);
  }
  const document = parseDocument(readFileSync(path, "utf8"));
  if (document.errors.length > 0) {
    throw new InputError(
      document.errors.map(({ message, linePos }) => ({
        file,
        path: linePos === undefined ? "" : `line ${linePos[0].line}`,
        found: message.split("\n")[0] ?? message,
        wanted: "valid YAML",
      })),
    );
  }
  const content: unknown = document.toJS();
  if (isRecord(content)) return content;
  throw new InputError([{ file, path: "", found: JSON.stringify(content), wanted: "a map" }]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
