import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import type { AlertCase } from "./cases/case-types.ts";
import { casesByGroup as platformCases } from "./cases/index.ts";
import { type PromtoolTestFile, promtoolTests } from "./cases/promtool-tests.ts";
import { sloTests } from "./cases/slo-tests.ts";
import { type Catalogue, catalogue as platformCatalogue } from "./catalogue.ts";
import { findTool, inPrivateFolder, runTool, versionOf } from "./checks/promtool.ts";
import { prometheusYaml } from "./render/prometheus-yaml.ts";
import { ruleGroups } from "./rule-groups.ts";
import type { AlertGroup } from "./rule-types.ts";

export interface TestRulesOptions {
  readonly catalogue?: Catalogue;
  readonly cases?: Readonly<Record<AlertGroup, readonly AlertCase[]>>;
  readonly environment?: NodeJS.ProcessEnv;
}

export interface RuleTestResult {
  readonly state: "passed" | "failed" | "skipped";
  /** What ran by which version, or why nothing did. */
  readonly detail: string;
  readonly testCount: number;
  /** What promtool said of each expectation that failed, by its alert. */
  readonly failures: readonly { readonly alert: string; readonly said: string }[];
}

/**
 * Runs every alert's and every objective's cases through promtool's own evaluation: each must fire at its stated time, and stay silent for every
 * look-alike.
 *
 * @example
 * const { state, failures } = await testRules();
 */
export async function testRules(options: TestRulesOptions = {}): Promise<RuleTestResult> {
  const { catalogue = platformCatalogue, cases = platformCases, environment = process.env } = options;
  const groups = ruleGroups(catalogue);
  const files = [
    ...promtoolTests(catalogue, groups, cases),
    ...sloTests(catalogue.serviceLevelObjectives, groups),
  ];
  const testCount = files.reduce((sum, { tests }) => sum + tests.length, 0);
  const tool = await findTool("promtool", environment);
  if ("missing" in tool) return { state: "skipped", detail: tool.missing, testCount, failures: [] };
  return inPrivateFolder(async (folder) => {
    const waiting = [...files];
    const failures: RuleTestResult["failures"][number][] = [];
    const worker = async () => {
      for (let file = waiting.shift(); file !== undefined; file = waiting.shift())
        failures.push(...(await runFile(tool.path, folder, file)));
    };
    await Promise.all(Array.from({ length: availableParallelism() }, worker));
    const detail = `${testCount} tests in ${files.length} files (${await versionOf(tool.path)})`;
    return { state: failures.length === 0 ? "passed" : "failed", detail, testCount, failures };
  });
}

async function runFile(
  promtool: string,
  folder: string,
  file: PromtoolTestFile,
): Promise<RuleTestResult["failures"]> {
  const rules = join(folder, `${file.name}.rules.yaml`);
  const tests = join(folder, `${file.name}.test.yaml`);
  await writeFile(rules, prometheusYaml(file.groups), { mode: 0o600 });
  await writeFile(tests, testYaml(file, rules), { mode: 0o600 });
  const { code, output } = await runTool(promtool, ["test", "rules", tests]);
  if (code === 0) return [];
  const failed = failedExpressions(output);
  return failed.length > 0 ? failed : [{ alert: file.name, said: output.replaceAll(folder, "").trim() }];
}

/** A test file of promtool. */
export function testYaml({ evaluation, tests, groups }: PromtoolTestFile, rulesFile: string): string {
  return stringify(
    {
      rule_files: [rulesFile],
      evaluation_interval: evaluation,
      group_eval_order: groups.map(({ name }) => name),
      tests,
    },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}

/** promtool names no test, only the expression that failed; the alert stands in it. */
function failedExpressions(output: string): RuleTestResult["failures"] {
  return output
    .split(/^ {4}expr: /m)
    .slice(1)
    .map((block) => ({ alert: /alertname=\\?"(\w+)/.exec(block)?.[1] ?? "unknown", said: block.trim() }));
}
