import { delimiter, sep } from "node:path";
import { Command } from "commander";
import { InputError } from "../../exchange/problem.ts";
import { findTool } from "../../tools/find.ts";
import { tools } from "../../tools/manifest.ts";
import { type CommandContext, printJson, printLines } from "../context.ts";
import { exitCodes } from "../exit-codes.ts";

interface Finding {
  readonly name: string;
  readonly found: boolean;
  readonly detail: string;
  readonly neededFor: string;
  readonly withoutIt: string;
  readonly getIt: string;
}

/** `wardrail doctor`: what is here, what is missing, and what that costs. Ends with 0; `--need NAME` ends with 3 when it is missing. */
export function doctorCommand({ version }: CommandContext): Command {
  return new Command("doctor")
    .description("shows which programs are here, which are missing and what that costs")
    .option("--json", "print JSON")
    .option("--need <name...>", `end with ${exitCodes.toolFailed} when one of these is missing`)
    .addHelpText("after", "\nExample:\n  $ wardrail doctor --need pulumi")
    .action(({ json, need = [] }: { json?: boolean; need?: string[] }) => {
      const unknown = need.filter((name) => !tools.some((tool) => tool.name === name));
      if (unknown.length > 0)
        throw new InputError(
          unknown.map((name) => ({
            file: "--need",
            path: "",
            found: name,
            wanted: `one of ${tools.map((tool) => tool.name).join(", ")}`,
          })),
        );
      const findings = tools.map(({ name }) => describeSearch(name));
      if (json === true)
        printJson({ schema: "wardrail.doctor/1", version, node: process.versions.node, tools: findings });
      else printLines(describe(version, findings));
      if (findings.some(({ name, found }) => !found && need.includes(name))) {
        process.exitCode = exitCodes.toolFailed;
      }
    });
}

/** PATH as the person has it: the launcher and npm put the project's own programs first. */
function pathOfThePerson(): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.filter((folder) => !folder.split(sep).includes("node_modules")).join(delimiter);
}

function describeSearch(name: (typeof tools)[number]["name"]): Finding {
  const search = findTool(name, { ...process.env, PATH: pathOfThePerson() });
  const { neededFor, withoutIt, getIt } = search.tool;
  const detail = search.found ? `${search.version} at ${search.path} (${search.from})` : search.reason;
  return { name, found: search.found, detail, neededFor, withoutIt, getIt };
}

function describe(version: string, findings: readonly Finding[]): string[] {
  const lines = [`wardrail ${version} on Node ${process.versions.node}`];
  for (const { name, found, detail, neededFor, withoutIt, getIt } of findings) {
    lines.push("", `${found ? "found  " : "missing"} ${name.padEnd(10)} ${detail}`);
    lines.push(`        for: ${neededFor}`);
    if (!found) lines.push(`        without it: ${withoutIt}`, `        get it: ${getIt}`);
  }
  return lines;
}
