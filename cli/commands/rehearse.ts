import { join, relative, resolve } from "node:path";
import { Command } from "commander";
import { refuseForeign, writeFolder } from "../atomic-folder.ts";
import { type CommandContext, printJson, printLines } from "../context.ts";
import { type EstateOptions, withEstateOptions } from "../estate-options.ts";
import { exitCodes } from "../exit-codes.ts";
import { progressOn } from "../progress.ts";
import { failedParts, rehearse, toolBroke } from "../rehearsal.ts";
import { realRooms } from "../rooms.ts";

interface RehearseOptions extends EstateOptions {
  readonly out?: string;
  readonly gate?: boolean;
  readonly json?: boolean;
}

/** `wardrail rehearse` (`npm start`): every part of the preparation for a season, one report. */
export function rehearseCommand(context: CommandContext): Command {
  return withEstateOptions(new Command("rehearse"))
    .description(
      "renders the estate, audits it, checks alert rules and runbooks, forecasts every scenario, writes one report",
    )
    .option("--out <folder>", "where the report goes, instead of out/season in the project")
    .option("--gate", `end with ${exitCodes.answerIsNo} unless everything is ready`)
    .option("--json", "print the season as JSON instead of the table")
    .addHelpText("after", "\nExample:\n  $ wardrail rehearse --gate")
    .action((options: RehearseOptions) => runRehearsal(context, options));
}

async function runRehearsal(context: CommandContext, options: RehearseOptions): Promise<void> {
  const folder = resolve(options.out ?? join(context.projectFolder, "out", "season"));
  // Refused before the work, not after it.
  await refuseForeign(folder, "season.json");
  const progress = progressOn(process.stderr);
  try {
    const season = await rehearse(realRooms(context, options), {
      environment: options.env,
      version: context.version,
      madeAt: new Date(),
      progress,
    });
    progress.step("writing the report");
    const { renderSeasonHtml, seasonGate, seasonSummaryLines } = await import(
      "../../loadtests/report/index.ts"
    );
    const json = `${JSON.stringify(season, null, 1)}\n`;
    await writeFolder(folder, { "index.html": renderSeasonHtml(season), "season.json": json }, "season.json");
    progress.end();
    const report = join(relative(process.cwd(), folder) || ".", "index.html");
    if (options.json === true) printJson(season);
    else printLines([...seasonSummaryLines(season), `report: ${report}`]);
    if (failedParts(season).length > 0 || toolBroke(season)) process.exitCode = exitCodes.toolFailed;
    else if (options.gate === true && !seasonGate(season).ready) process.exitCode = exitCodes.answerIsNo;
  } finally {
    progress.end();
  }
}
