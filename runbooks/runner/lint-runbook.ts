import type { AlertRule } from "../../components/observability/rule-types.ts";
import { severityRouting } from "../../components/observability/severities.ts";
import type { Problem } from "../../exchange/problem.ts";
import { inRunOrder } from "./order.ts";
import { commandsOf, placeholdersIn, valueProblem } from "./parameters.ts";
import type { Runbook, Step } from "./runbook-types.ts";

/** What is wrong with a runbook that can be read: steps that cannot run, times that do not fit, alerts that do not match. */
export function lintRunbook(runbook: Runbook, alerts: readonly AlertRule[]): readonly Problem[] {
  return [
    ...stepProblems(runbook),
    ...parameterProblems(runbook),
    ...timeProblems(runbook, alerts),
    ...alertProblems(runbook, alerts),
  ];
}

function stepProblems({ file, steps, parameters }: Runbook): readonly Problem[] {
  const ids = steps.map(({ id }) => id);
  const problems: Problem[] = [];
  const { cycle, steps: ordered } = inRunOrder(steps);
  if (cycle.length > 0)
    problems.push({
      file,
      path: "needs",
      found: `a cycle among ${cycle.join(", ")}`,
      wanted: "an order in which steps can run",
    });
  if (steps.length === 0)
    problems.push({ file, path: "steps", found: "none", wanted: "at least one step that reads" });
  const saved = new Set<string>();
  for (const [index, step] of ordered.entries()) {
    const path = `line ${step.line}: ${step.id}`;
    if (ids.indexOf(step.id) !== ids.lastIndexOf(step.id) && index === ids.indexOf(step.id))
      problems.push({ file, path, found: "two steps of this id", wanted: "one" });
    for (const need of step.needs.filter((name) => !ids.includes(name)))
      problems.push({ file, path: `${path}: needs`, found: need, wanted: "the id of a step" });
    problems.push(...unknownPlaceholders(file, path, step, saved, parameters));
    if (step.saves !== undefined) {
      if (Object.hasOwn(parameters, step.saves.name) || saved.has(step.saves.name))
        problems.push({
          file,
          path: `${path}: saves`,
          found: step.saves.name,
          wanted: "a name not yet taken",
        });
      saved.add(step.saves.name);
    }
  }
  return problems;
}

/** A rollback may use what its own step saved; everything else only what came before. */
function unknownPlaceholders(
  file: string,
  path: string,
  step: Step,
  saved: ReadonlySet<string>,
  parameters: Runbook["parameters"],
): readonly Problem[] {
  return commandsOf(step).flatMap(({ purpose, command }) => {
    const own = purpose === "rollback" || purpose === "verify" ? step.saves?.name : undefined;
    return placeholdersIn(command)
      .filter((name) => !Object.hasOwn(parameters, name) && !saved.has(name) && name !== own)
      .map((name) => ({
        file,
        path: `${path}: ${purpose}`,
        found: `\${${name}}`,
        wanted: "a declared parameter, or a value an earlier step saves",
      }));
  });
}

function parameterProblems({ file, parameters, steps }: Runbook): readonly Problem[] {
  const used = new Set(
    steps.flatMap((step) => commandsOf(step).flatMap(({ command }) => placeholdersIn(command))),
  );
  return Object.entries(parameters).flatMap(([name, { type, default: value, choices }]) => {
    const path = `parameters.${name}`;
    const wrong = value === undefined ? undefined : valueProblem(type, value, choices);
    return [
      ...(used.has(name)
        ? []
        : [{ file, path, found: "never used", wanted: `\${${name}} in a step, or no such parameter` }]),
      ...(wrong === undefined
        ? []
        : [{ file, path: `${path}.default`, found: String(value), wanted: wrong }]),
    ];
  });
}

function timeProblems(
  { file, steps, budgetSeconds, alerts: names }: Runbook,
  alerts: readonly AlertRule[],
): readonly Problem[] {
  const total = steps.reduce((sum, { timeoutSeconds }) => sum + timeoutSeconds, 0);
  const limits = alerts
    .filter(({ alert }) => names.includes(alert))
    .map(({ severity }) => severityRouting[severity].resolveSeconds.value);
  const limit = Math.min(...limits);
  return [
    ...(total > budgetSeconds
      ? [
          {
            file,
            path: "budget",
            found: `steps of ${total} s`,
            wanted: `at most the budget of ${budgetSeconds} s`,
          },
        ]
      : []),
    ...(budgetSeconds > limit
      ? [
          {
            file,
            path: "budget",
            found: `${budgetSeconds} s`,
            wanted: `at most ${limit} s, in which its gravest alert must be resolved`,
          },
        ]
      : []),
  ];
}

function alertProblems(
  { file, slug, alerts: names }: Runbook,
  alerts: readonly AlertRule[],
): readonly Problem[] {
  const pointing = alerts.filter(({ runbook }) => runbook === slug).map(({ alert }) => alert);
  return [
    ...names
      .filter((name) => !pointing.includes(name))
      .map((name) => ({ file, path: "alerts", found: name, wanted: `an alert whose runbook is ${slug}` })),
    ...pointing
      .filter((name) => !names.includes(name))
      .map((name) => ({
        file,
        path: "alerts",
        found: `no ${name}`,
        wanted: `${name}, which sends people here`,
      })),
  ];
}
