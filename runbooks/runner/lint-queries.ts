import type { Catalogue } from "../../components/observability/catalogue.ts";
import { readRules } from "../../components/observability/checks/rule-check.ts";
import { readLabels } from "../../components/observability/promql/labels.ts";
import { parsePromql } from "../../components/observability/promql/parse.ts";
import type { KnownSeries } from "../../components/observability/promql/series-labels.ts";
import { typeProblems } from "../../components/observability/promql/value-types.ts";
import { ruleGroups } from "../../components/observability/rule-groups.ts";
import type { Problem } from "../../exchange/problem.ts";
import { commandsOf, filledIn } from "./parameters.ts";
import type { Command, Runbook } from "./runbook-types.ts";

/** Series a query may read: declared metrics and everything the rules record. */
export function queryableSeries(catalogue: Catalogue): ReadonlyMap<string, KnownSeries> {
  return readRules(catalogue, ruleGroups(catalogue)).series;
}

/** Queries in a runbook are read as strictly as those of alerts: a renamed metric must not wait for a bad night to show. */
export function queryProblems(
  { file, steps }: Runbook,
  series: ReadonlyMap<string, KnownSeries>,
): readonly Problem[] {
  return steps.flatMap((step) =>
    commandsOf(step).flatMap(({ purpose, command }) => {
      const query = promqlOf(command);
      if (query === undefined) return [];
      const parsed = parsePromql(query);
      const problems = parsed.ok
        ? [...typeProblems(parsed.expression), ...readLabels(parsed.expression, series).problems]
        : parsed.problems;
      return problems.map(({ found, wanted }) => ({
        file,
        path: `line ${step.line}: ${step.id}: ${purpose}`,
        found,
        wanted,
      }));
    }),
  );
}

/** The query of `promtool query instant URL QUERY`, with a plain word for each parameter. */
function promqlOf(command: Command): string | undefined {
  const [program, verb, kind, , query] = filledIn(command, () => "value");
  return program === "promtool" && verb === "query" && kind === "instant" ? (query ?? "") : undefined;
}
