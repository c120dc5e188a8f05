import { rmSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { InputError } from "../exchange/problem.ts";

/**
 * Writes files into a folder so that a reader finds either all of the old ones or all of the new ones: everything is
 * written to a private folder beside it, which is then renamed into place. On failure or Ctrl-C the old folder stays.
 * A folder that holds anything but the same kind of output (recognised by the file `marker`) is refused, because it
 * is replaced as a whole.
 *
 * @example
 * await writeFolder("out/season", { "index.html": html, "season.json": json }, "season.json");
 */
export async function writeFolder(
  target: string,
  files: Readonly<Record<string, string>>,
  marker: string,
): Promise<void> {
  const folder = resolve(target);
  const parent = dirname(folder);
  let beside: string | undefined;
  // Ctrl-C ends the process by `process.exit`, which runs no `finally`.
  const removeNow = () => beside !== undefined && rmSync(beside, { recursive: true, force: true });
  process.once("exit", removeNow);
  try {
    await mkdir(parent, { recursive: true });
    await refuseForeign(folder, marker);
    beside = await mkdtemp(join(parent, `.${basename(folder)}-`));
    const next = join(beside, "next");
    await mkdir(next);
    await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(next, name), text)));
    await rename(folder, join(beside, "previous")).catch(ignoreMissing);
    await rename(next, folder);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const found = error.code === undefined ? error.message : `${error.code} (${error.message})`;
    throw new InputError([{ file: folder, path: "", found, wanted: "a folder that can be written" }]);
  } finally {
    process.removeListener("exit", removeNow);
    if (beside !== undefined) await rm(beside, { recursive: true, force: true });
  }
}

/** Throws an {@link InputError} when `folder` holds something other than an earlier output. */
export async function refuseForeign(folder: string, marker: string): Promise<void> {
  const present = await readdir(folder).catch((error: unknown): string[] => {
    ignoreMissing(error);
    return [];
  });
  if (present.length === 0 || present.includes(marker)) return;
  const found = `a folder with ${present.length} other ${present.length === 1 ? "entry" : "entries"} and no ${marker}`;
  throw new InputError([
    { file: folder, path: "", found, wanted: "a new or empty folder, or an earlier output" },
  ]);
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error;
}

function ignoreMissing(error: unknown): void {
  if (!isSystemError(error) || error.code !== "ENOENT") throw error;
}
