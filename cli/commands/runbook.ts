import { join } from "node:path";
import { Command } from "commander";
import { describeProblem } from "../../exchange/problem.ts";
import { type CommandContext, printJson, printLines } from "../context.ts";
import { exitCodes } from "../exit-codes.ts";
import { realRooms } from "../rooms.ts";

/** `wardrail runbook`: runbooks as data. */
export function runbookCommand(context: CommandContext): Command {
  const runbook = new Command("runbook").description("checks runbooks and shows what they would do");
  runbook
    .command("lint")
    .description("checks every runbook")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      `\nEnds with ${exitCodes.answerIsNo} when one has a problem.\n\nExample:\n  $ wardrail runbook lint`,
    )
    .action(async ({ json }: { json?: boolean }) => {
      const result = await realRooms(context).lintRunbooks();
      if (json === true) printJson(result);
      else
        printLines([
          ...result.runbooks.map(
            ({ slug, stepCount, actionCount }) => `${slug}: ${stepCount} steps, ${actionCount} of them act`,
          ),
          ...result.problems.map(describeProblem),
        ]);
      if (result.problems.length > 0) process.exitCode = exitCodes.answerIsNo;
    });
  runbook
    .command("plan")
    .description("shows every command of a runbook with its parameters; runs nothing")
    .argument("<slug>", "a runbook such as emergency-response-slow")
    .option("--param <name=value...>", "a parameter of the runbook")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      "\nExample:\n  $ wardrail runbook plan emergency-response-slow --param region=us-east-1",
    )
    .action(async (slug: string, { json, param = [] }: { json?: boolean; param?: string[] }) => {
      const { parseParameters, planLines, planRunbook } = await import("../../runbooks/runner/index.ts");
      const plan = await planRunbook(join(context.projectFolder, "runbooks"), slug, parseParameters(param));
      if (json === true) printJson(plan);
      else printLines(planLines(plan));
    });
  return runbook;
}
