import { readdir } from "node:fs/promises";
import type { Problem } from "../../exchange/problem.ts";

/** Names of the runbooks in a folder, in order; `undefined` when there is no such folder. */
export async function slugsIn(folder: string): Promise<readonly string[] | undefined> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => name.endsWith(".md") && name !== "README.md")
      .map((name) => name.slice(0, -".md".length))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

export const noFolder = (folder: string): Problem => ({
  file: folder,
  path: "",
  found: "no such folder",
  wanted: "the folder of the runbooks",
});
