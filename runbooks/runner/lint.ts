import { join } from "node:path";
import {
  alertsOf,
  type Catalogue,
  catalogue as platformCatalogue,
} from "../../components/observability/catalogue.ts";
import type { Problem } from "../../exchange/problem.ts";
import type { RunbooksResult } from "../../exchange/season.ts";
import { queryableSeries, queryProblems } from "./lint-queries.ts";
import { lintRunbook } from "./lint-runbook.ts";
import { readRunbook } from "./parse.ts";
import type { Runbook } from "./runbook-types.ts";
import { noFolder, slugsIn } from "./slugs.ts";

/**
 * Reads every runbook of a folder and holds it against the alerts: every alert has one, every action can be verified
 * and undone, the steps fit their time. Never throws for a bad runbook: it is a problem of the result.
 *
 * @example
 * const { problems } = await lintRunbooks("runbooks");
 */
export async function lintRunbooks(
  folder: string,
  catalogue: Catalogue = platformCatalogue,
): Promise<RunbooksResult> {
  const slugs = await slugsIn(folder);
  if (slugs === undefined) return { runbooks: [], problems: [noFolder(folder)] };
  const read = await Promise.all(slugs.map((slug) => readRunbook(folder, slug)));
  const runbooks = read.flatMap((checked) => (checked.ok ? [checked.value] : []));
  const alerts = alertsOf(catalogue);
  const series = queryableSeries(catalogue);
  const problems = [
    ...read.flatMap((checked) => (checked.ok ? [] : checked.problems)),
    ...runbooks.flatMap((runbook) => [...lintRunbook(runbook, alerts), ...queryProblems(runbook, series)]),
    ...missingRunbooks(folder, slugs, catalogue),
  ];
  return { runbooks: runbooks.map(summaryOf), problems };
}

function missingRunbooks(folder: string, slugs: readonly string[], catalogue: Catalogue): readonly Problem[] {
  return [...alertsOf(catalogue), ...catalogue.serviceLevelObjectives]
    .filter(({ runbook }) => !slugs.includes(runbook))
    .map(({ alert, runbook }) => ({
      file: join(folder, `${runbook}.md`),
      path: "",
      found: "no such file",
      wanted: `the runbook of ${alert}`,
    }));
}

function summaryOf({ slug, title, steps }: Runbook): RunbooksResult["runbooks"][number] {
  return {
    slug,
    title,
    stepCount: steps.length,
    actionCount: steps.filter(({ kind }) => kind === "action").length,
  };
}
