import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../../../exchange/problem.ts";
import { type Catalogue, catalogue as platformCatalogue } from "../catalogue.ts";
import { brokenCheck, checkWithout, type EngineCheck, findTool } from "../checks/promtool.ts";
import { type ReadRule, readRules } from "../checks/rule-check.ts";
import { askTool, inPrivateFolder } from "../checks/tool-process.ts";
import { isAlert, ruleGroups } from "../rule-groups.ts";
import { alertmanagerConfig, alertmanagerYaml } from "./alertmanager-config.ts";
import type { AlertmanagerConfig } from "./alertmanager-types.ts";
import { placeholderAddresses } from "./placeholder-addresses.ts";
import { routesFor } from "./route-tree.ts";
import { routingProblems } from "./routing-check.ts";

export interface RoutingResult {
  readonly problems: readonly Problem[];
  /** `amtool` checks: the configuration itself, and the receiver of every kind of alert. */
  readonly checks: readonly EngineCheck[];
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
  limitSeconds?: number,
): Promise<readonly EngineCheck[]> {
  const kinds = kindsOf(rules);
  const checks = { config: "amtool check-config", routes: "amtool routes" };
  const tool = await findTool("amtool", environment, limitSeconds);
  if ("missing" in tool) return Object.values(checks).map((check) => checkWithout(check, tool));
  return inPrivateFolder(async (folder) => {
    const file = join(folder, "alertmanager.yaml");
    await writeFile(file, alertmanagerYaml(config), { mode: 0o600 });
    const options = { temporaryFolder: folder, ...(limitSeconds === undefined ? {} : { limitSeconds }) };
    const checked = await askTool(tool.path, ["check-config", file], options);
    if ("broken" in checked) return Object.values(checks).map((check) => brokenCheck(check, checked.broken));
    const configCheck: EngineCheck = {
      check: checks.config,
      state: checked.accepted ? "passed" : "failed",
      detail: checked.accepted ? tool.version : checked.said.replaceAll(file, "alertmanager.yaml"),
    };
    const wrong: string[] = [];
    for (const labels of kinds) {
      const ours = routesFor(config.route, labels)
        .map(({ receiver }) => receiver)
        .join(",");
      const given = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
      const args = [
        "config",
        "routes",
        "test",
        `--config.file=${file}`,
        `--verify.receivers=${ours}`,
        ...given,
      ];
      const routed = await askTool(tool.path, args, options);
      if ("broken" in routed) return [configCheck, brokenCheck(checks.routes, routed.broken)];
      if (!routed.accepted) wrong.push(`${given.join(" ")}: ${routed.said}`);
    }
    const routesCheck: EngineCheck = {
      check: checks.routes,
      state: wrong.length === 0 ? "passed" : "failed",
      detail:
        wrong.length === 0
          ? `${kinds.length} kinds of alerts reach the receivers we say (${tool.version})`
          : wrong.join("; "),
    };
    return [configCheck, routesCheck];
  });
}
