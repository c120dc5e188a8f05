import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../../../exchange/problem.ts";
import type { RuleCheck } from "../../../exchange/season.ts";
import { type Catalogue, catalogue as platformCatalogue } from "../catalogue.ts";
import { findTool, inPrivateFolder, runTool, versionOf } from "../checks/promtool.ts";
import { type ReadRule, readRules } from "../checks/rule-check.ts";
import { isAlert, ruleGroups } from "../rule-groups.ts";
import { alertmanagerConfig, alertmanagerYaml } from "./alertmanager-config.ts";
import type { AlertmanagerConfig } from "./alertmanager-types.ts";
import { placeholderAddresses } from "./placeholder-addresses.ts";
import { routesFor } from "./route-tree.ts";
import { routingProblems } from "./routing-check.ts";

export interface RoutingResult {
  readonly problems: readonly Problem[];
  /** `amtool` checks: the configuration itself, and the receiver of every kind of alert. */
  readonly checks: readonly RuleCheck[];
}

export interface CheckRoutingOptions {
  readonly catalogue?: Catalogue;
  readonly config?: AlertmanagerConfig;
  readonly environment?: NodeJS.ProcessEnv;
}

/**
 * Checks the Alertmanager configuration by our own reading, and by amtool when there is one.
 *
 * @example
 * const { problems, checks } = await checkRouting();
 */
export async function checkRouting(options: CheckRoutingOptions = {}): Promise<RoutingResult> {
  const { catalogue = platformCatalogue, environment = process.env } = options;
  const config = options.config ?? alertmanagerConfig({ addresses: placeholderAddresses });
  const { rules } = readRules(catalogue, ruleGroups(catalogue));
  const problems = routingProblems(config, rules);
  return { problems, checks: await amtoolChecks(config, rules, environment) };
}

/** Every combination of labels that routes look at, once. */
function kindsOf(rules: readonly ReadRule[]): readonly Readonly<Record<string, string>>[] {
  const kinds = new Map(
    rules.flatMap(({ rule }) => {
      if (!isAlert(rule)) return [];
      const labels = {
        severity: rule.labels["severity"] ?? "",
        patient_safety: rule.labels["patient_safety"] ?? "",
        ...(rule.alert === "Watchdog" ? { alertname: rule.alert } : {}),
      };
      return [[JSON.stringify(labels), labels] as const];
    }),
  );
  return [...kinds.values()];
}

/** `amtool check-config`, and `amtool config routes test` for every kind of alert; skipped with the reason when there is no amtool. */
export async function amtoolChecks(
  config: AlertmanagerConfig,
  rules: readonly ReadRule[],
  environment: NodeJS.ProcessEnv,
): Promise<readonly RuleCheck[]> {
  const kinds = kindsOf(rules);
  const tool = await findTool("amtool", environment);
  if ("missing" in tool)
    return ["amtool check-config", "amtool routes"].map((check) => ({
      check,
      state: "skipped",
      detail: tool.missing,
    }));
  return inPrivateFolder(async (folder) => {
    const file = join(folder, "alertmanager.yaml");
    await writeFile(file, alertmanagerYaml(config), { mode: 0o600 });
    const checked = await runTool(tool.path, ["check-config", file]);
    const version = await versionOf(tool.path);
    const said = checked.output.replaceAll(file, "alertmanager.yaml").trim();
    const configCheck: RuleCheck = {
      check: "amtool check-config",
      state: checked.code === 0 ? "passed" : "failed",
      detail: checked.code === 0 ? version : said,
    };
    const wrong: string[] = [];
    for (const labels of kinds) {
      const ours = routesFor(config.route, labels)
        .map(({ receiver }) => receiver)
        .join(",");
      const args = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
      const run = await runTool(tool.path, [
        "config",
        "routes",
        "test",
        `--config.file=${file}`,
        `--verify.receivers=${ours}`,
        ...args,
      ]);
      if (run.code !== 0) wrong.push(`${args.join(" ")}: ${run.output.trim()}`);
    }
    const detail =
      wrong.length === 0
        ? `${kinds.length} kinds of alerts reach the receivers we say (${version})`
        : wrong.join("; ");
    return [configCheck, { check: "amtool routes", state: wrong.length === 0 ? "passed" : "failed", detail }];
  });
}
