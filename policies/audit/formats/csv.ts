import type { AuditReport } from "../report.ts";
import { csvField } from "./escape.ts";

/** One line per finding, and one per control without any, so that what complied is in the table too. */
export function toCsv({ result }: AuditReport): string {
  const controls = new Map(result.controls.map((control) => [control.control, control]));
  const head = [
    "control",
    "outcome",
    "severity",
    "level",
    "safeguards",
    "stack",
    "resource",
    "evidence",
    "fix",
  ];
  const found = result.findings.map((finding) => {
    const control = controls.get(finding.control);
    return [
      finding.control,
      finding.outcome,
      finding.severity,
      finding.level,
      control?.hipaa.join(" ") ?? "",
      finding.stack,
      finding.urn,
      finding.message,
      control?.fix ?? "",
    ];
  });
  const seen = new Set(result.findings.map(({ control }) => control));
  const silent = result.controls
    .filter(({ control }) => !seen.has(control))
    .map(({ control, counts, severity, level, hipaa, fix }) => [
      control,
      counts.complies > 0 ? "complies" : "not-applicable",
      severity,
      level,
      hipaa.join(" "),
      "",
      "",
      `${counts.complies} comply`,
      fix,
    ]);
  return `${[head, ...found, ...silent].map((row) => row.map(csvField).join(",")).join("\r\n")}\r\n`;
}
