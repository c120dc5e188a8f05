import { join } from "node:path";
import { Command, Option } from "commander";
import { stringify } from "yaml";
import type { CheckedRules } from "../../components/observability/check-rules.ts";
import type { RuleTestResult } from "../../components/observability/test-rules.ts";
import { valueOrThrow } from "../../exchange/problem.ts";
import { type CommandContext, printJson, printLines } from "../context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { progressOn } from "../progress.ts";

const formats = ["prometheus", "alertmanager", "dashboards", "prometheusrule"] as const;
type Format = (typeof formats)[number];

interface TestOptions {
  readonly json?: boolean;
  readonly allowMissing?: boolean;
}

/** `wardrail rules`: the alert rules, checked, tested, rendered and explained. */
export function rulesCommand(context: CommandContext): Command {
  const rules = new Command("rules")
    .description("checks, tests, renders and explains the alert rules")
    .addHelpText("after", "\nExample:\n  $ wardrail rules explain EmergencyResponseSlow");
  rules
    .command("check")
    .description("parses every expression, checks it against the metrics, and asks promtool when it is here")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      `\nEnds with ${exitCodes.answerIsNo} when a check fails, with ${exitCodes.toolFailed} when a program broke or one that was named cannot be used.\n\nExample:\n  $ wardrail rules check`,
    )
    .action((options: { json?: boolean }) => runCheck(context, options));
  rules
    .command("test")
    .description("lets promtool see every alert fire at its time and stay silent for every look-alike")
    .option("--allow-missing", "end with 0 when there is no promtool; the reason is still printed")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      `\nEnds with ${exitCodes.answerIsNo} when a test fails, with ${exitCodes.toolFailed} when promtool is missing or broke.\n\nExample:\n  $ wardrail rules test --allow-missing`,
    )
    .action(runTests);
  rules
    .command("render")
    .description("prints the rules, their routing or the dashboards as the programs that use them read them")
    .addOption(
      new Option("--format <format>", "what to print; dashboards are JSON, the others YAML")
        .choices(formats)
        .default("prometheus"),
    )
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      "\nAddresses in the routing are placeholders: the real ones are secrets of the stack.\n\nExamples:\n  $ wardrail rules render > rules.yaml\n  $ wardrail rules render --format prometheusrule | kubectl apply --dry-run=client -f -",
    )
    .action(async ({ format, json }: { format: Format; json?: boolean }) => {
      const { document, text } = await rendered[format]();
      if (json === true) printJson(document);
      else process.stdout.write(text);
    });
  rules
    .command("explain")
    .description("tells what an alert means, whom it hurts, what to do first and where its numbers come from")
    .argument("<alert>", "the name of an alert such as EmergencyResponseSlow")
    .addHelpText("after", "\nExample:\n  $ wardrail rules explain EmergencyResponseSlow")
    .action(async (alert: string) => {
      const { explainAlert } = await import("../../components/observability/explain.ts");
      printLines([valueOrThrow(explainAlert(alert))]);
    });
  return rules;
}

async function runCheck({ projectFolder }: CommandContext, { json }: { json?: boolean }): Promise<void> {
  const { checkRules } = await import("../../components/observability/check-rules.ts");
  const result = await checkRules({ runbooksFolder: join(projectFolder, "runbooks") });
  if (json === true) printJson(result);
  else printLines(checkLines(result));
  process.exitCode = codeOfCheck(result);
}

/** A broken program comes first: without its verdict the answer is not known. */
function codeOfCheck({ checks }: CheckedRules): ExitCode {
  if (checks.some(({ brokenTool }) => brokenTool === true)) return exitCodes.toolFailed;
  return checks.some(({ state }) => state === "failed") ? exitCodes.answerIsNo : exitCodes.done;
}

async function runTests({ json, allowMissing }: TestOptions): Promise<void> {
  const progress = progressOn(process.stderr);
  try {
    const { testRules } = await import("../../components/observability/test-rules.ts");
    progress.step("testing every alert with promtool");
    const result = await testRules();
    progress.end();
    if (json === true) printJson(result);
    else printLines(testLines(result));
    process.exitCode = codeOfTests(result, allowMissing === true);
    if (process.exitCode === exitCodes.toolFailed)
      process.stderr.write(`wardrail: promtool: ${result.detail}\n`);
  } finally {
    progress.end();
  }
}

function codeOfTests({ state, brokenTool }: RuleTestResult, allowMissing: boolean): ExitCode {
  if (brokenTool === true || (state === "skipped" && !allowMissing)) return exitCodes.toolFailed;
  return state === "failed" ? exitCodes.answerIsNo : exitCodes.done;
}

interface Rendered {
  readonly document: unknown;
  readonly text: string;
}

const rendered: Readonly<Record<Format, () => Promise<Rendered>>> = {
  prometheus: async () => {
    const groups = await platformGroups();
    const { prometheusYaml } = await import("../../components/observability/render/prometheus-yaml.ts");
    return { document: { groups }, text: prometheusYaml(groups) };
  },
  prometheusrule: async () => {
    const { prometheusRules } = await import("../../components/observability/render/prometheus-rule.ts");
    const items = prometheusRules(await platformGroups(), { namespace: "monitoring" });
    const documents = items.map((item) => stringify(item, { lineWidth: 0, aliasDuplicateObjects: false }));
    return { document: { apiVersion: "v1", kind: "List", items }, text: documents.join("---\n") };
  },
  alertmanager: async () => {
    const [{ alertmanagerConfig, alertmanagerYaml }, { placeholderAddresses }] = await Promise.all([
      import("../../components/observability/routing/alertmanager-config.ts"),
      import("../../components/observability/routing/placeholder-addresses.ts"),
    ]);
    const document = alertmanagerConfig({ addresses: placeholderAddresses });
    return { document, text: alertmanagerYaml(document) };
  },
  dashboards: async () => {
    const [{ catalogue }, { boards }, { grafanaDashboard }] = await Promise.all([
      import("../../components/observability/catalogue.ts"),
      import("../../components/observability/dashboards/boards.ts"),
      import("../../components/observability/dashboards/grafana.ts"),
    ]);
    const document = boards.map((board) => grafanaDashboard(board, catalogue));
    return { document, text: `${JSON.stringify(document, null, 2)}\n` };
  },
};

async function platformGroups() {
  const [{ catalogue }, { ruleGroups }] = await Promise.all([
    import("../../components/observability/catalogue.ts"),
    import("../../components/observability/rule-groups.ts"),
  ]);
  return ruleGroups(catalogue);
}

function checkLines({ alertCount, recordingRuleCount, checks, problems }: CheckedRules): string[] {
  return [
    `${alertCount} alerts, ${recordingRuleCount} recording rules`,
    ...checks.map(({ check, state, detail }) => `${state.padEnd(8)} ${check}: ${detail}`),
    ...problems.map(
      ({ severity, rule, path, found, wanted }) =>
        `${severity.padEnd(8)} ${rule}: ${path}: found ${found}, wanted ${wanted}`,
    ),
  ];
}

function testLines({ state, detail, failures }: RuleTestResult): string[] {
  return [
    `${state.padEnd(8)} ${detail}`,
    ...failures.map(({ alert, said }) => `failed   ${alert}: ${said.replaceAll("\n", "\n         ")}`),
  ];
}
