/**
 * `npm run generate` writes every generated file anew; `npm run generate -- --check` only compares and ends with 1 when one is stale.
 * A test runs the check, so a generated file can never fall behind what it is made from.
 */
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generatedFiles } from "./generated-files.ts";

const projectFolder = join(import.meta.dirname, "..");
const checkOnly = process.argv.includes("--check");

async function present(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

for (const { file, render } of generatedFiles) {
  const path = join(projectFolder, file);
  const wanted = await render();
  if ((await present(path)) === wanted) continue;
  if (checkOnly) {
    process.stderr.write(`${file}: stale; npm run generate writes it anew\n`);
    process.exitCode = 1;
  } else {
    await writeFile(`${path}.new`, wanted);
    await rename(`${path}.new`, path);
    process.stdout.write(`wrote ${file}\n`);
  }
}
