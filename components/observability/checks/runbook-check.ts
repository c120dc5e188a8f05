import { readdir } from "node:fs/promises";
import { alertsOf } from "../catalogue.ts";
import { type CheckContext, type CheckOutcome, errorAt } from "./rule-check.ts";

/** Slugs of the runbooks in a folder; `undefined` when there is no such folder. */
export async function runbookSlugs(folder: string): Promise<ReadonlySet<string> | undefined> {
  try {
    const files = await readdir(folder);
    return new Set(files.filter((file) => file.endsWith(".md")).map((file) => file.slice(0, -".md".length)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** An alert that wakes a person must lead to a page that says what to do. */
export function runbookCheck(
  { catalogue }: CheckContext,
  folder: string,
  slugs: ReadonlySet<string> | undefined,
): CheckOutcome {
  const needed = [...alertsOf(catalogue), ...catalogue.serviceLevelObjectives];
  const problems =
    slugs === undefined
      ? [errorAt("", "runbooks", `no folder ${folder}`, "the folder of the runbooks")]
      : needed
          .filter(({ runbook }) => !slugs.has(runbook))
          .map(({ alert, runbook }) =>
            errorAt(alert, "runbook", `no file ${runbook}.md`, `${folder}/${runbook}.md`),
          );
  return {
    check: "runbooks",
    detail: `${new Set(needed.map(({ runbook }) => runbook)).size} runbooks named by ${needed.length} alerts and SLOs`,
    problems,
  };
}
