import { Command, Option } from "commander";
import { InputError } from "../../exchange/problem.ts";
import type { AuditFinding, AuditResult } from "../../exchange/season.ts";
import {
  type AuditFormat,
  auditFormats,
  auditGraphs,
  makeReport,
  type ReadGraphs,
  readGraphs,
} from "../../policies/audit/index.ts";
import { writeFileAtomically } from "../atomic-file.ts";
import { type CommandContext, printLines } from "../context.ts";
import { type EstateOptions, estateDirectory, withEstateOptions } from "../estate-options.ts";
import { exitCodes } from "../exit-codes.ts";
import { type GuardrailFiles, readGuardrails, readJson } from "../pack-config.ts";
import { progressOn } from "../progress.ts";

interface AuditOptions extends EstateOptions, GuardrailFiles {
  readonly state?: readonly string[];
  readonly preview?: readonly string[];
  readonly fleet?: readonly string[];
  readonly unknown?: boolean;
  readonly wire?: boolean;
  readonly format?: AuditFormat;
  readonly json?: boolean;
  readonly out?: string;
  readonly since?: string;
}

/** `wardrail audit`: the HIPAA guardrails over the declared estate or over states and previews. */
export function auditCommand(context: CommandContext): Command {
  return withEstateOptions(new Command("audit"))
    .description("runs the HIPAA guardrails over the declared estate, or over exported states and previews")
    .option("--state <file...>", "audit the output of `pulumi stack export` instead of the declared estate")
    .option("--preview <file...>", "audit the output of `pulumi preview --json` instead")
    .option("--fleet <folder...>", "audit every .json state and preview of a folder instead")
    .option("--unknown", "leave computed values of the declared estate unknown, as a preview does")
    .option("--wire", "also run the pack as Pulumi's engine does and demand the same verdicts")
    .option("--config <file>", "pack configuration, instead of policies/organisation/<environment>.json")
    .option("--exceptions <file>", "ledger of waivers, instead of policies/exceptions.yaml")
    .addOption(
      new Option("--format <format>", "a report to sign or to feed on").choices(Object.keys(auditFormats)),
    )
    .option("--json", "the same as --format json")
    .option("--out <file>", "write the report there instead of printing it")
    .option("--since <file>", "an earlier --format json report: show what appeared and what was resolved")
    .addHelpText(
      "after",
      `
Ends with ${exitCodes.answerIsNo} when a mandatory control is violated.

Examples:
  $ wardrail audit
  $ wardrail audit --format html --out audit.html
  $ wardrail audit --state exported.json --format sarif > audit.sarif`,
    )
    .action((options: AuditOptions) => runAudit(context, options));
}

async function runAudit(context: CommandContext, options: AuditOptions): Promise<void> {
  const guardrails = readGuardrails(context.projectFolder, options.env, options);
  const since = options.since === undefined ? undefined : earlierReport(options.since);
  const progress = progressOn(process.stderr);
  try {
    progress.step("reading the estate");
    const { graphs, skipped } = await readEstate(context, options);
    progress.step(`auditing ${graphs.length} stacks`);
    const evaluatedBy = options.wire === true ? "wire" : "in-process";
    const result = await auditGraphs(graphs, { ...guardrails, evaluatedBy });
    const report = makeReport({
      result,
      exceptions: guardrails.exceptions,
      skipped,
      madeAt: new Date().toISOString(),
      ...(since === undefined ? {} : { since }),
    });
    progress.end();
    const format = options.json === true ? "json" : options.format;
    const text =
      format === undefined ? `${auditLines(result, skipped).join("\n")}\n` : auditFormats[format](report);
    if (options.out === undefined) process.stdout.write(text);
    else {
      await writeFileAtomically(options.out, text);
      printLines([totals(result), `report: ${options.out}`]);
    }
    if (result.findings.some(isMandatoryViolation)) process.exitCode = exitCodes.answerIsNo;
  } finally {
    progress.end();
  }
}

async function readEstate(context: CommandContext, options: AuditOptions): Promise<ReadGraphs> {
  const files = [...(options.state ?? []), ...(options.preview ?? []), ...(options.fleet ?? [])];
  if (files.length > 0) return readGraphs(files);
  const { renderEstate } = await import("../../stacks/offline/index.ts");
  const computedValues = options.unknown === true ? "unknown" : "synthesised";
  const graphs = await renderEstate({
    environment: options.env,
    directory: estateDirectory(context, options),
    computedValues,
  });
  return { graphs, skipped: [] };
}

/** An earlier report in json; only what is compared is looked at. */
function earlierReport(file: string): AuditResult {
  const document = readJson(file);
  const isReport =
    typeof document === "object" &&
    document !== null &&
    "findings" in document &&
    Array.isArray(document.findings);
  if (isReport) return document as unknown as AuditResult;
  throw new InputError([
    {
      file,
      path: "findings",
      found: "no list of findings",
      wanted: "a report of wardrail audit --format json",
    },
  ]);
}

const isMandatoryViolation = ({ outcome, level }: AuditFinding) =>
  outcome === "violates" && (level === "mandatory" || level === "remediate");

function totals({ pack, evaluatedBy, resourceCount, controls, findings }: AuditResult): string {
  const count = (outcome: AuditFinding["outcome"]) =>
    findings.filter((finding) => finding.outcome === outcome).length;
  const decided = controls.filter(
    ({ counts }) => counts.complies + counts.violates + counts.unknown + counts.waived > 0,
  );
  const how =
    evaluatedBy === "wire" ? "in this process and over Pulumi's policy protocol" : "in this process";
  return [
    `${pack.name} ${pack.version}: ${controls.length} controls over ${resourceCount} resources, ${how}`,
    `${decided.length} controls had something to judge, ${controls.length - decided.length} did not`,
    `${count("violates")} violations (${findings.filter(isMandatoryViolation).length} mandatory), ${count("unknown")} unknown until apply, ${count("waived")} waived`,
  ].join("\n");
}

function auditLines(result: AuditResult, skipped: ReadGraphs["skipped"]): string[] {
  return [
    totals(result),
    ...skipped.map(({ file, path, found, wanted }) => `not judged  ${file}: ${path}: ${found}; ${wanted}`),
    ...result.findings.map(
      ({ outcome, severity, level, control, urn, message }) =>
        `${outcome.padEnd(8)} ${severity.padEnd(8)} ${level.padEnd(9)} ${control}\n         ${urn}\n         ${message}`,
    ),
  ];
}
