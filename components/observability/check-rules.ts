import type { Problem } from "../../exchange/problem.ts";
import type { AlertSummary, RuleCheck, RulesResult } from "../../exchange/season.ts";
import { alertsOf, type Catalogue, catalogue as platformCatalogue } from "./catalogue.ts";
import { detectionCheck } from "./checks/detection.ts";
import { nameCheck } from "./checks/name-check.ts";
import { promqlCheck } from "./checks/promql-check.ts";
import { type EngineCheck, findTool, promtoolCheck } from "./checks/promtool.ts";
import { type CheckOutcome, errorAt, readRules } from "./checks/rule-check.ts";
import { runbookCheck, runbookSlugs } from "./checks/runbook-check.ts";
import { sloCheck } from "./checks/slo-check.ts";
import { templateCheck } from "./checks/template-check.ts";
import { thresholdCheck } from "./checks/threshold-check.ts";
import { boardProblems } from "./dashboards/board-problems.ts";
import { boards } from "./dashboards/boards.ts";
import { prometheusYaml } from "./render/prometheus-yaml.ts";
import { alertmanagerConfig } from "./routing/alertmanager-config.ts";
import { amtoolChecks } from "./routing/check-routing.ts";
import { placeholderAddresses } from "./routing/placeholder-addresses.ts";
import { routingProblems } from "./routing/routing-check.ts";
import { isAlert, ruleGroups } from "./rule-groups.ts";
import type { ServiceTier } from "./slos/slo-types.ts";

export interface CheckRulesOptions {
  /** Folder with the runbooks, from which `<slug>.md` is expected. */
  readonly runbooksFolder: string;
  /** Default: leadership. */
  readonly tier?: ServiceTier;
  /** Default: the catalogue of the platform. */
  readonly catalogue?: Catalogue;
  /** Where programs are looked for: `WARDRAIL_PROMTOOL`, `WARDRAIL_AMTOOL`, `PATH`. Default: the environment of this process. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Time each call of a program may take. Default: 20 s for its version, 60 s for a check. */
  readonly toolLimitSeconds?: number;
}

/** The result of the checks, with the mark on those whose program broke. */
export interface CheckedRules extends RulesResult {
  readonly checks: readonly EngineCheck[];
}

/**
 * Checks every rule without any engine, and with promtool and amtool when they are there. Never throws for a bad rule: it is a
 * problem of the result. A check that could not run is `skipped` with its reason and never counts as passed; a program that breaks,
 * or that a person named and that cannot be used, is `failed` and marked `brokenTool`.
 *
 * @example
 * const { checks, problems } = await checkRules({ runbooksFolder: "runbooks" });
 */
export async function checkRules(options: CheckRulesOptions): Promise<CheckedRules> {
  const {
    runbooksFolder,
    tier = "leadership",
    catalogue = platformCatalogue,
    environment = process.env,
    toolLimitSeconds: limit,
  } = options;
  const slos = sloCheck(catalogue.serviceLevelObjectives);
  // No rules can be made from an impossible objective; the others are still checked.
  const impossible = new Set(slos.problems.map(({ rule }) => rule));
  const usable = {
    ...catalogue,
    serviceLevelObjectives: catalogue.serviceLevelObjectives.filter(
      ({ name }) => !impossible.has(`slo ${name}`),
    ),
  };
  const groups = ruleGroups(usable, { tier });
  const routing = alertmanagerConfig({ addresses: placeholderAddresses });
  const context = readRules(usable, groups);
  const slugs = await runbookSlugs(runbooksFolder);
  const outcomes = [
    promqlCheck(context),
    templateCheck(context),
    thresholdCheck(context),
    nameCheck(context),
    slos,
    detectionCheck(context),
    runbookCheck({ ...context, catalogue }, runbooksFolder, slugs),
    fromProblems(
      "routing",
      "every alert reaches its receiver; no patient-safety alert is muted or silenced by a lesser one",
      routingProblems(routing, context.rules),
    ),
    fromProblems(
      "dashboards",
      `queries, legends and limits of ${boards.length} dashboards`,
      boardProblems(boards, context),
    ),
  ];
  const engines = [
    await promtoolCheck(prometheusYaml(groups), await findTool("promtool", environment, limit), limit),
    ...(await amtoolChecks(routing, context.rules, environment, limit)),
  ];
  const rules = groups.flatMap((group) => group.rules);
  return {
    alertCount: rules.filter(isAlert).length,
    recordingRuleCount: rules.filter((rule) => !isAlert(rule)).length,
    checks: [...outcomes.map(asCheck), ...engines],
    problems: outcomes.flatMap(({ problems }) => problems),
    alerts: summaries(catalogue, slugs ?? new Set()),
  };
}

function fromProblems(check: string, detail: string, problems: readonly Problem[]): CheckOutcome {
  return {
    check,
    detail,
    problems: problems.map(({ file, path, found, wanted }) => errorAt(file, path, found, wanted)),
  };
}

function asCheck({ check, detail, problems }: CheckOutcome): RuleCheck {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return {
    check,
    state: errors === 0 ? "passed" : "failed",
    detail: errors === 0 ? detail : `${errors} errors; ${detail}`,
  };
}

function summaries(catalogue: Catalogue, slugs: ReadonlySet<string>): readonly AlertSummary[] {
  return alertsOf(catalogue).map(({ alert, severity, patientSafety, summary, runbook, basis }) => ({
    alert,
    severity,
    patientSafety,
    summary,
    runbook: `runbooks/${runbook}.md`,
    runbookExists: slugs.has(runbook),
    source: `${basis.requirements.join(", ")}; ${basis.source}`,
  }));
}
