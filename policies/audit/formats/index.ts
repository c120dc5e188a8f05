import type { AuditReport } from "../report.ts";
import { toCsv } from "./csv.ts";
import { toHtml } from "./html.ts";
import { toMarkdown } from "./markdown.ts";
import { toOscal } from "./oscal.ts";
import { toSarif } from "./sarif.ts";

/** Formats of the audit report, by the name that `--format` takes. */
export const auditFormats = {
  html: toHtml,
  markdown: toMarkdown,
  csv: toCsv,
  json: (report: AuditReport): string =>
    `${JSON.stringify(
      {
        schema: "wardrail.audit/1",
        madeAt: report.madeAt,
        ...report.result,
        exceptions: report.exceptions,
        remediations: report.remediations,
        skipped: report.skipped,
        change: report.change,
      },
      null,
      2,
    )}\n`,
  sarif: toSarif,
  oscal: toOscal,
} as const satisfies Record<string, (report: AuditReport) => string>;

export type AuditFormat = keyof typeof auditFormats;
