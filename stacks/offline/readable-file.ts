import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../../exchange/problem.ts";
import { shownValue } from "../shown-value.ts";

/** A settings file of a thousand services would have a tenth of this. */
const largestFileBytes = 1_048_576;

const inWords: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  ENOTDIR: "no such file",
  ELOOP: "a symbolic link that leads back to itself",
  EACCES: "a file that may not be read",
  EPERM: "a file that may not be read",
  EISDIR: "a folder",
};

/**
 * The text of a file somebody wrote. Anything that is not a readable UTF-8 text of at most 1 MiB is an
 * {@link InputError} that names the file.
 */
export function readTextFile(directory: string, file: string, wanted: string): string {
  const refuse = (found: string): never => {
    throw new InputError([{ file: shownValue(file), path: "", found, wanted }]);
  };
  const path = join(directory, file);
  try {
    const status = statSync(path);
    if (status.isDirectory()) return refuse("a folder");
    // A pipe or a device could keep a reader waiting for ever.
    if (!status.isFile()) return refuse("something that is no file");
    if (status.size > largestFileBytes) return refuse(`${status.size} bytes, more than ${largestFileBytes}`);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
    return text.includes("\0") ? refuse("binary content") : text;
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (error instanceof TypeError) return refuse("content that is not UTF-8");
    const code = codeOf(error);
    const found = inWords[code] ?? `a file that cannot be read (${code})`;
    return refuse(found === "no such file" ? `${found} in ${shownValue(directory)}` : found);
  }
}

/** The names in a folder; an {@link InputError} when it cannot be listed. */
export function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    const found = `a folder that cannot be listed (${codeOf(error)})`;
    throw new InputError([{ file: shownValue(directory), path: "", found, wanted: "a readable folder" }]);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
