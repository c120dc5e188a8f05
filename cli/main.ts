/** The `wardrail` command: reads the words, calls a room, prints, and ends with a documented exit code. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { auditCommand } from "./commands/audit.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { forecastCommand } from "./commands/forecast.ts";
import { rehearseCommand } from "./commands/rehearse.ts";
import { renderCommand } from "./commands/render.ts";
import { rulesCommand } from "./commands/rules.ts";
import { runbookCommand } from "./commands/runbook.ts";
import { endCleanly } from "./end-cleanly.ts";
import { exitCodeOf, exitCodes, explainError } from "./exit-codes.ts";

const projectFolder = join(import.meta.dirname, "..");

/** The version of package.json. */
export function wardrailVersion(): string {
  const manifest = JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8")) as {
    version: string;
  };
  return manifest.version;
}

function wardrail(): Command {
  const program = new Command("wardrail")
    .description(
      "Rehearses a season: the declared estate, its HIPAA audit, its alert rules and its capacity, in one report.",
    )
    .version(wardrailVersion())
    .showHelpAfterError("(--help shows what is possible)")
    .addHelpText(
      "after",
      `
Exit codes: 0 done, 1 the answer is no, 2 wrong input, 3 a missing or failed tool

Example:
  $ wardrail rehearse            writes out/season/index.html and prints the verdicts
  $ wardrail rehearse --gate     the same, and ends with 1 unless everything is ready`,
    );
  const context = { projectFolder, version: wardrailVersion() };
  for (const command of [
    rehearseCommand,
    renderCommand,
    auditCommand,
    forecastCommand,
    rulesCommand,
    runbookCommand,
    doctorCommand,
  ]) {
    program.addCommand(command(context));
  }
  throwInsteadOfExiting(program);
  return program;
}

/** Commander would end with 1 on a usage error; a wrong command line is wrong input. */
function throwInsteadOfExiting(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) throwInsteadOfExiting(child);
}

endCleanly();

try {
  await wardrail().parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.wrongInput;
  } else {
    process.stderr.write(`${explainError(error)}\n`);
    process.exitCode = exitCodeOf(error);
  }
}
