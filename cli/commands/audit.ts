import { Command } from "commander";
import type { AuditResult } from "../../exchange/season.ts";
import { type CommandContext, printJson, printLines } from "../context.ts";
import { type EstateOptions, withEstateOptions } from "../estate-options.ts";
import { exitCodes } from "../exit-codes.ts";
import { progressOn } from "../progress.ts";
import { realRooms } from "../rooms.ts";

interface AuditOptions extends EstateOptions {
  readonly json?: boolean;
}

/** `wardrail audit`: the HIPAA guardrails over the declared estate. */
export function auditCommand(context: CommandContext): Command {
  return withEstateOptions(new Command("audit"))
    .description("runs the HIPAA guardrails over the declared estate")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      `\nEnds with ${exitCodes.answerIsNo} when a mandatory control is violated.\n\nExample:\n  $ wardrail audit --json`,
    )
    .action((options: AuditOptions) => runAudit(context, options));
}

async function runAudit(context: CommandContext, options: AuditOptions): Promise<void> {
  const progress = progressOn(process.stderr);
  try {
    const rooms = realRooms(context, options);
    progress.step("rendering the estate");
    const graphs = await rooms.renderEstate(options.env);
    progress.step("auditing");
    const audit = await rooms.audit(graphs);
    progress.end();
    if (options.json === true) printJson(audit);
    else printLines(auditLines(audit));
    if (audit.findings.some(isMandatoryViolation)) process.exitCode = exitCodes.answerIsNo;
  } finally {
    progress.end();
  }
}

const isMandatoryViolation = ({ outcome, level }: AuditResult["findings"][number]) =>
  outcome === "violates" && (level === "mandatory" || level === "remediate");

function auditLines({ pack, evaluatedBy, resourceCount, controls, findings }: AuditResult): string[] {
  const count = (outcome: AuditResult["findings"][number]["outcome"]) =>
    findings.filter((finding) => finding.outcome === outcome).length;
  const lines = findings.map(
    ({ outcome, severity, level, control, urn, message }) =>
      `${outcome.padEnd(8)} ${severity.padEnd(8)} ${level.padEnd(9)} ${control}\n         ${urn}\n         ${message}`,
  );
  return [
    `${pack.name} ${pack.version}: ${controls.length} controls over ${resourceCount} resources, ${evaluatedBy === "wire" ? "over Pulumi's policy protocol" : "in this process"}`,
    `${count("violates")} violations, ${count("unknown")} unknown until apply, ${count("waived")} waived`,
    ...lines,
  ];
}
