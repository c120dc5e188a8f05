import { join, relative } from "node:path";
import { Command } from "commander";
import { type Checked, describeProblem, type Problem, valueOrThrow } from "../../exchange/problem.ts";
import type { RunbookPlan } from "../../runbooks/runner/plan.ts";
import { type CommandContext, printJson, printLines } from "../context.ts";
import { exitCodes } from "../exit-codes.ts";
import { realRooms } from "../rooms.ts";

/** `wardrail runbook`: runbooks as data. */
export function runbookCommand(context: CommandContext): Command {
  const runbook = new Command("runbook")
    .description("checks runbooks and shows what they would do")
    .addHelpText("after", "\nExample:\n  $ wardrail runbook lint");
  runbook
    .command("lint")
    .description("checks every runbook")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      `\nEnds with ${exitCodes.answerIsNo} when one has a problem.\n\nExample:\n  $ wardrail runbook lint`,
    )
    .action(async ({ json }: { json?: boolean }) => {
      const linted = await realRooms(context).lintRunbooks();
      const result = { ...linted, problems: linted.problems.map(fromHere) };
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
      "\nExample:\n  $ wardrail runbook plan emergency-service-down --param region=us-east-1 service=emergency standby=us-west-2 plan=example",
    )
    .action(async (slug: string, { json, param = [] }: { json?: boolean; param?: string[] }) => {
      const { planRunbook } = await import("../../runbooks/runner/plan.ts");
      const folder = join(context.projectFolder, "runbooks");
      const planned = await planRunbook(slug, valueOrThrow(namedValues(param)), folder);
      const plan = valueOrThrow(
        planned.ok ? planned : { ok: false, problems: planned.problems.map(fromHere) },
      );
      if (json === true) printJson(plan);
      else printLines(planLines(plan));
    });
  return runbook;
}

/** A problem whose file is named from the current folder, as a person would open it. */
function fromHere(problem: Problem): Problem {
  return { ...problem, file: relative(process.cwd(), problem.file) || "." };
}

/** `region=us-east-1` → a parameter and its value. */
function namedValues(given: readonly string[]): Checked<Record<string, string>> {
  const pairs = given.map((text) => [text, /^([^=]+)=(.*)$/s.exec(text)] as const);
  const problems = pairs
    .filter(([, match]) => match === null)
    .map(([text]) => ({ file: "--param", path: "", found: text, wanted: "name=value" }));
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: Object.fromEntries(pairs.map(([, match]) => [match?.[1] ?? "", match?.[2] ?? ""])),
  };
}

function planLines(plan: RunbookPlan): string[] {
  const steps = plan.steps.flatMap(
    ({ id, title, kind, risk, timeoutSeconds, commands, noRollbackBecause }) => [
      "",
      `${kind === "action" ? "ACTION" : "read  "} ${id}: ${title} (risk ${risk}, at most ${timeoutSeconds} s)`,
      ...commands.map(({ purpose, command }) => `  ${purpose.padEnd(8)} ${command.map(quoted).join(" ")}`),
      ...(noRollbackBecause === undefined ? [] : [`  no rollback: ${noRollbackBecause}`]),
    ],
  );
  return [
    `${plan.slug}: ${plan.title}`,
    `${plan.steps.length} steps, at most ${plan.longestSeconds} s of a budget of ${plan.budgetSeconds} s; nothing was run`,
    `approval: ${plan.approval}, for digest ${plan.digest}`,
    ...steps,
  ];
}

/** For reading only: commands are run as argument lists and never pass a shell. */
const quoted = (word: string) => (/^[\w./:=@%+,<>-]+$/.test(word) ? word : JSON.stringify(word));
