import { everyPart } from "../promql/expression.ts";
import { isAlert } from "../rule-groups.ts";
import {
  type CheckContext,
  type CheckOutcome,
  errorAt,
  type ReadRule,
  type RuleProblem,
} from "./rule-check.ts";

/** Functions of Prometheus' templates (template/template.go) that make sense in one line. */
const templateFunctions: ReadonlySet<string> = new Set(
  "humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp title toUpper toLower stripPort printf".split(
    " ",
  ),
);

/**
 * Labels named in an alert's texts must exist on its series, or the page a person gets at night has a hole where
 * the region should stand; and a static label must not hide one that the series bring.
 */
export function templateCheck({ rules }: CheckContext): CheckOutcome {
  const alerts = rules.filter(({ rule }) => isAlert(rule));
  const problems = alerts.flatMap((read) => [...annotationProblems(read), ...hiddenLabels(read)]);
  return { check: "templates", detail: `texts and labels of ${alerts.length} alerts`, problems };
}

function annotationProblems({ rule, name, labels }: ReadRule): readonly RuleProblem[] {
  if (!isAlert(rule)) return [];
  return Object.entries(rule.annotations).flatMap(([key, text]) => {
    const path = `annotations.${key}`;
    const inside = [...text.matchAll(/\{\{-?(.*?)-?\}\}/gs)].map(([, action]) => (action ?? "").trim());
    const rest = text.replaceAll(/\{\{.*?\}\}/gs, "");
    const problems: RuleProblem[] = [];
    if (rest.includes("{{") || rest.includes("}}"))
      problems.push(errorAt(name, path, text, "every {{ closed by }}"));
    for (const action of inside) {
      for (const [, label] of action.matchAll(/\$?\.?[lL]abels\.(\w+)/g))
        if (label !== undefined && labels !== "any" && !labels.has(label))
          problems.push(
            errorAt(
              name,
              path,
              `{{ $labels.${label} }}`,
              `a label the expression keeps: ${[...labels].join(", ") || "it keeps none"}`,
            ),
          );
      problems.push(...actionProblems(name, path, action));
    }
    return problems;
  });
}

function actionProblems(name: string, path: string, action: string): readonly RuleProblem[] {
  const [first, ...piped] = action.split("|").map((part) => part.trim());
  const starts = /^(\$labels\.\w+|\.Labels\.\w+|\$value|\.Value|\$externalLabels\.\w+|printf .+)$/;
  const problems = starts.test(first ?? "")
    ? []
    : [errorAt(name, path, `{{ ${action} }}`, "$value or $labels.<label>, with functions behind |")];
  const unknown = piped.filter((call) => !templateFunctions.has(call.split(/\s+/)[0] ?? ""));
  return [
    ...problems,
    ...unknown.map((call) => errorAt(name, path, `function ${call}`, [...templateFunctions].join(", "))),
  ];
}

function hiddenLabels({ rule, name, labels, expression }: ReadRule): readonly RuleProblem[] {
  if (!isAlert(rule) || labels === "any" || expression === undefined) return [];
  const selectors = everyPart(expression).filter((part) => part.kind === "selector");
  const isPinned = (label: string, value: string) =>
    selectors.every(({ matchers }) =>
      matchers.some(
        (matcher) => matcher.label === label && matcher.operator === "=" && matcher.value === value,
      ),
    );
  return Object.entries(rule.labels)
    .filter(([label, value]) => labels.has(label) && !isPinned(label, value))
    .map(([label]) =>
      errorAt(
        name,
        `labels.${label}`,
        `the series bring their own ${label}`,
        "a label of another name: a static one would make alerts of different series equal",
      ),
    );
}
