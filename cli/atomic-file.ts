import { rmSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { InputError } from "../exchange/problem.ts";

/** Writes a file so that a reader finds either the old text or the whole new one; Ctrl-C leaves nothing beside it. */
export async function writeFileAtomically(file: string, text: string): Promise<void> {
  const beside = `${file}.${process.pid}.new`;
  const removeNow = () => rmSync(beside, { force: true });
  process.once("exit", removeNow);
  try {
    await writeFile(beside, text, { mode: 0o600 });
    await rename(beside, file);
  } catch (error) {
    removeNow();
    const found = error instanceof Error ? error.message : String(error);
    throw new InputError([{ file, path: "", found, wanted: "a file that can be written" }]);
  } finally {
    process.removeListener("exit", removeNow);
  }
}
