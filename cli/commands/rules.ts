import { Command } from "commander";
import type { RulesResult } from "../../exchange/season.ts";
import { type CommandContext, printJson, printLines } from "../context.ts";
import { exitCodes } from "../exit-codes.ts";
import { realRooms } from "../rooms.ts";

/** `wardrail rules`: the alert rules, checked and rendered. */
export function rulesCommand(context: CommandContext): Command {
  const rules = new Command("rules").description("checks and renders the alert rules");
  rules
    .command("check")
    .description("parses every expression, checks it against the metrics, and asks promtool when it is here")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      `\nEnds with ${exitCodes.answerIsNo} when a check fails.\n\nExample:\n  $ wardrail rules check`,
    )
    .action(async ({ json }: { json?: boolean }) => {
      const result = await realRooms(context).checkRules();
      if (json === true) printJson(result);
      else printLines(ruleLines(result));
      if (result.checks.some(({ state }) => state === "failed")) process.exitCode = exitCodes.answerIsNo;
    });
  rules
    .command("render")
    .description("prints the rules as Prometheus reads them")
    .addHelpText("after", "\nExample:\n  $ wardrail rules render > rules.yaml")
    .action(async () => {
      const [{ catalogue }, { ruleGroups }, { prometheusYaml }] = await Promise.all([
        import("../../components/observability/catalogue.ts"),
        import("../../components/observability/rule-groups.ts"),
        import("../../components/observability/render/prometheus-yaml.ts"),
      ]);
      process.stdout.write(prometheusYaml(ruleGroups(catalogue)));
    });
  return rules;
}

function ruleLines({ alertCount, recordingRuleCount, checks, problems }: RulesResult): string[] {
  return [
    `${alertCount} alerts, ${recordingRuleCount} recording rules`,
    ...checks.map(({ check, state, detail }) => `${state.padEnd(8)} ${check}: ${detail}`),
    ...problems.map(
      ({ severity, rule, path, found, wanted }) =>
        `${severity.padEnd(8)} ${rule}: ${path}: found ${found}, wanted ${wanted}`,
    ),
  ];
}
