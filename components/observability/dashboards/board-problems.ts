import type { Problem } from "../../../exchange/problem.ts";
import { alertsOf } from "../catalogue.ts";
import type { CheckContext } from "../checks/rule-check.ts";
import { readLabels } from "../promql/labels.ts";
import { parsePromql } from "../promql/parse.ts";
import { typeProblems } from "../promql/value-types.ts";
import type { Board } from "./board-types.ts";

/** Queries that cannot be answered, legends with labels that are gone, limits of alerts that do not exist, ids used twice. */
export function boardProblems(
  boards: readonly Board[],
  { catalogue, series }: Pick<CheckContext, "catalogue" | "series">,
): readonly Problem[] {
  const alerts = alertsOf(catalogue);
  const uids = boards.map(({ uid }) => uid);
  return boards.flatMap(({ uid, panels }) => {
    const file = `dashboard ${uid}`;
    const twice =
      uids.indexOf(uid) === uids.lastIndexOf(uid)
        ? []
        : [{ file, path: "uid", found: uid, wanted: "an id of its own" }];
    const inPanels = panels.flatMap(({ title, queries, limit }) => {
      const alert = alerts.find((each) => each.alert === limit?.alert);
      const noLimit = limit === undefined || alert?.thresholds[limit.threshold] !== undefined;
      return [
        ...(noLimit
          ? []
          : [
              {
                file,
                path: `${title}: limit`,
                found: `${limit.alert} ${limit.threshold}`,
                wanted: "a threshold of an alert",
              },
            ]),
        ...queries.flatMap(({ expr, legend }) => {
          const parsed = parsePromql(expr);
          const reading = parsed.ok
            ? readLabels(parsed.expression, series)
            : { labels: "any" as const, problems: parsed.problems };
          const gone = [...legend.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].flatMap(([, label]) =>
            label !== undefined && reading.labels !== "any" && !reading.labels.has(label) ? [label] : [],
          );
          return [
            ...(parsed.ok ? typeProblems(parsed.expression) : []),
            ...reading.problems,
            ...gone.map((label) => ({ found: `{{${label}}}`, wanted: "a label the query keeps" })),
          ].map(({ found, wanted }) => ({ file, path: title, found, wanted }));
        }),
      ];
    });
    return [...twice, ...inPanels];
  });
}
