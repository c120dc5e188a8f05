import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import type { AlertCase } from "./cases/case-types.ts";
import { casesByGroup as platformCases } from "./cases/index.ts";
import { type PromtoolTestFile, promtoolTests } from "./cases/promtool-tests.ts";
import { sloTests } from "./cases/slo-tests.ts";
import { type Catalogue, catalogue as platformCatalogue } from "./catalogue.ts";
import { findTool } from "./checks/promtool.ts";
import { askTool, inPrivateFolder } from "./checks/tool-process.ts";
import { prometheusYaml } from "./render/prometheus-yaml.ts";
import { ruleGroups } from "./rule-groups.ts";
import type { AlertGroup } from "./rule-types.ts";

export interface TestRulesOptions {
  readonly catalogue?: Catalogue;
  readonly cases?: Readonly<Record<AlertGroup, readonly AlertCase[]>>;
  readonly environment?: NodeJS.ProcessEnv;
  /** Time each call of promtool may take. Default: 20 s for its version, 600 s for a batch of test files. */
  readonly toolLimitSeconds?: number;
}

export interface RuleTestResult {
  readonly state: "passed" | "failed" | "skipped";
  /** What ran by which version, or why nothing did. */
  readonly detail: string;
  readonly testCount: number;
  /** What promtool said of each expectation that failed, by its alert. */
  readonly failures: readonly { readonly alert: string; readonly said: string }[];
  /** Set when `failed` speaks of promtool and not of the rules; `detail` says what went wrong. */
  readonly brokenTool?: true;
}

/** Test files for one process: starting promtool costs as much as a short test, and the last batch should not be waited for. */
const batchSize = 8;

/**
 * Runs every alert's and every objective's cases through promtool's own evaluation: each must fire at its stated time, and stay silent for every
 * look-alike.
 *
 * @example
 * const { state, failures } = await testRules();
 */
export async function testRules(options: TestRulesOptions = {}): Promise<RuleTestResult> {
  const {
    catalogue = platformCatalogue,
    cases = platformCases,
    environment = process.env,
    toolLimitSeconds,
  } = options;
  const groups = ruleGroups(catalogue);
  const files = [
    ...promtoolTests(catalogue, groups, cases),
    ...sloTests(catalogue.serviceLevelObjectives, groups),
  ];
  const testCount = files.reduce((sum, { tests }) => sum + tests.length, 0);
  const tool = await findTool("promtool", environment, toolLimitSeconds);
  const broken = (detail: string): RuleTestResult => ({
    state: "failed",
    detail,
    testCount,
    failures: [],
    brokenTool: true,
  });
  if ("missing" in tool && tool.named) return broken(tool.missing);
  if ("missing" in tool) return { state: "skipped", detail: tool.missing, testCount, failures: [] };
  return inPrivateFolder(async (folder) => {
    const waiting = [...files];
    const outcomes: BatchOutcome[] = [];
    const worker = async () => {
      while (waiting.length > 0) {
        const outcome = await runBatch(
          tool.path,
          folder,
          waiting.splice(0, batchSize),
          toolLimitSeconds ?? 600,
        );
        outcomes.push(outcome);
        if (outcome.broken !== undefined) waiting.length = 0;
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, worker));
    const stopped = outcomes.find((outcome) => outcome.broken !== undefined);
    if (stopped?.broken !== undefined) return broken(stopped.broken);
    const failures = outcomes.flatMap((outcome) => outcome.failures);
    const detail = `${testCount} tests in ${files.length} files (${tool.version})`;
    return { state: failures.length === 0 ? "passed" : "failed", detail, testCount, failures };
  });
}

interface BatchOutcome {
  readonly failures: RuleTestResult["failures"];
  readonly broken?: string;
}

async function runBatch(
  promtool: string,
  folder: string,
  files: readonly PromtoolTestFile[],
  limitSeconds: number,
): Promise<BatchOutcome> {
  const paths = await Promise.all(
    files.map(async (file) => {
      const rules = join(folder, `${file.name}.rules.yaml`);
      const tests = join(folder, `${file.name}.test.yaml`);
      await writeFile(rules, prometheusYaml(file.groups), { mode: 0o600 });
      await writeFile(tests, testYaml(file, rules), { mode: 0o600 });
      return tests;
    }),
  );
  const options = { limitSeconds, temporaryFolder: folder };
  const verdict = await askTool(promtool, ["test", "rules", ...paths], options);
  if ("broken" in verdict) return { failures: [], broken: verdict.broken };
  return { failures: verdict.accepted ? [] : failuresIn(verdict.said.replaceAll(`${folder}/`, "")) };
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

/** promtool names no test, only the file and each expression that failed; the alert stands in it. */
function failuresIn(said: string): RuleTestResult["failures"] {
  const refused = said.split(/^Unit Testing: +/m).filter((block) => block.includes("FAILED"));
  // Exit code 1 without any file refused is still no pass.
  const blocks = refused.length === 0 ? [said] : refused;
  return blocks.flatMap((block) => {
    const [head = "", ...expressions] = block.split(/^ {4}expr: /m);
    if (expressions.length === 0)
      return [{ alert: head.split(/\.test\.yaml|\n/)[0] ?? "", said: block.trim() }];
    return expressions.map((expression) => ({
      alert: /alertname=\\?"(\w+)/.exec(expression)?.[1] ?? "unknown",
      said: expression.trim(),
    }));
  });
}
