import { renameSync, writeFileSync } from "node:fs";
import { policiesReadme } from "./readme.ts";

/** Writes beside, then renames, so that a reader never sees half a file. */
const target = new URL("README.md", import.meta.url);
const beside = new URL("README.md.new", import.meta.url);
writeFileSync(beside, policiesReadme());
renameSync(beside, target);
