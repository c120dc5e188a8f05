import type { AuditFinding } from "../../../exchange/season.ts";
import type { AuditReport } from "../report.ts";
import { escapeMarkdown as text } from "./escape.ts";
import { totals } from "./totals.ts";

/** For a pull request or a wiki: totals, what is wrong, what is waived, what only `up` decides. */
export function toMarkdown(report: AuditReport): string {
  const { result, exceptions, skipped, change } = report;
  const sum = totals(result);
  const of = (outcome: AuditFinding["outcome"]) =>
    result.findings.filter((finding) => finding.outcome === outcome);
  const table = (findings: readonly AuditFinding[]) =>
    findings.length === 0
      ? "None.\n"
      : `| control | severity | level | resource | evidence |\n| --- | --- | --- | --- | --- |\n${findings.map(({ control, severity, level, urn, message }) => `| ${control} | ${severity} | ${level} | ${text(urn)} | ${text(message)} |`).join("\n")}\n`;
  return [
    `# HIPAA guardrails: ${sum.violates} violations, ${sum.unknown} unknown, ${sum.waived} waived\n`,
    `${result.controls.length} controls on ${result.resourceCount} resources, ${report.madeAt}, pack ${result.pack.name} ${result.pack.version}, evaluated ${result.evaluatedBy}.\n`,
    `## Violations\n\n${table(of("violates"))}`,
    `## Unknown until apply\n\n${table(of("unknown"))}`,
    `## Waived\n\n${table(of("waived"))}`,
    `## Exceptions\n\n${exceptions.length === 0 ? "None.\n" : `| control | resource | approver | ticket | expires | days left |\n| --- | --- | --- | --- | --- | ---: |\n${exceptions.map(({ exception, daysLeft }) => `| ${exception.control} | ${text(exception.resource)} | ${text(exception.approver)} | ${text(exception.ticket)} | ${exception.expires} | ${daysLeft < 0 ? "expired" : daysLeft} |`).join("\n")}\n`}`,
    ...(report.remediations.length === 0
      ? []
      : [
          `## Remediations\n\n| control | resource | property | before | after |\n| --- | --- | --- | --- | --- |\n${report.remediations.map(({ control, urn, path, before, after }) => `| ${control} | ${text(urn)} | ${path} | ${before} | ${after} |`).join("\n")}\n`,
        ]),
    ...(change === undefined
      ? []
      : [
          `## Since the last report\n\n${change.appeared.length} appeared, ${change.resolved.length} resolved.\n\n${table(change.appeared)}`,
        ]),
    ...(skipped.length === 0
      ? []
      : [
          `## Not judged\n\n${skipped.map(({ file, path, found }) => `- ${text(file)} ${text(path)}: ${text(found)}`).join("\n")}\n`,
        ]),
  ].join("\n");
}
