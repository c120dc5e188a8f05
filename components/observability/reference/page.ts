import { alertsOf, type Catalogue } from "../catalogue.ts";
import { alertsWithDetection } from "../checks/detection.ts";
import { readRules } from "../checks/rule-check.ts";
import { expressionOf, ruleGroups } from "../rule-groups.ts";
import { type AlertRule, alertGroups } from "../rule-types.ts";
import { alertSeverities, severityRouting } from "../severities.ts";
import { burnRates } from "../slos/burn-rates.ts";
import { coverageByRequirement } from "./coverage.ts";

/**
 * The observability plan as one Markdown page: severities, alerts by group, promises, recorded series, metrics and what watches each
 * requirement. Made from the catalogue alone; equal catalogues give equal bytes.
 */
export function observabilityPage(catalogue: Catalogue): string {
  return [
    "# Observability",
    "",
    `${alertsOf(catalogue).length} alerts, ${catalogue.serviceLevelObjectives.length} service level objectives, ${catalogue.recordingRules.length} recorded series and ${catalogue.metrics.length} metrics.`,
    "",
    "## Severities",
    "",
    ...severityTable(),
    "",
    "## Alerts",
    "",
    ...alertTables(catalogue),
    "## Service level objectives",
    "",
    ...sloTable(catalogue),
    "",
    "## Recorded series",
    "",
    ...table(
      ["series", "what it is", "expression"],
      catalogue.recordingRules.map(({ record, note, expr }) => [code(record), note, code(expr)]),
    ),
    "",
    "## Metrics",
    "",
    ...table(
      ["metric", "type", "unit", "labels", "exporter", "meaning"],
      catalogue.metrics.map(({ name, type, unit, labels, exporter, help }) => [
        code(name),
        type,
        unit ?? "",
        labels.join(", "),
        exporter,
        help,
      ]),
    ),
    "",
    "## What watches each requirement",
    "",
    ...table(
      ["requirement", "alerts", "objectives"],
      coverageByRequirement(catalogue).map(({ requirement, alerts, slos }) => [
        requirement,
        alerts.join(", "),
        slos.join(", "),
      ]),
    ),
    "",
  ].join("\n");
}

function severityTable(): readonly string[] {
  return table(
    ["severity", "answered within", "resolved within", "next person after", "channels", "source"],
    alertSeverities.map((severity) => {
      const { respondSeconds, resolveSeconds, channels, escalateAfterSeconds } = {
        escalateAfterSeconds: undefined,
        ...severityRouting[severity],
      };
      const escalation = escalateAfterSeconds === undefined ? "" : `${escalateAfterSeconds.value} s`;
      return [
        severity,
        `${respondSeconds.value} s`,
        `${resolveSeconds.value} s`,
        escalation,
        channels.join(", "),
        respondSeconds.source,
      ];
    }),
  );
}

function alertTables(catalogue: Catalogue): readonly string[] {
  const times = new Map(
    alertsWithDetection(readRules(catalogue, ruleGroups(catalogue))).map(({ alert, time }) => [
      alert,
      time.total,
    ]),
  );
  return alertGroups.flatMap((group) => {
    const rows = catalogue.alertsByGroup[group].map((alert) => alertRow(alert, times.get(alert)));
    return [
      `### ${group}`,
      "",
      ...table(["alert", "severity", "rule", "seen within", "hurts", "numbers from", "requirement"], rows),
      "",
    ];
  });
}

function alertRow(alert: AlertRule, seenWithin: number | undefined): readonly string[] {
  const sources = [...new Set(Object.values(alert.thresholds).map(({ source }) => source))];
  return [
    `[${alert.alert}](../runbooks/${alert.runbook}.md)`,
    `${alert.severity}${alert.patientSafety ? ", patients" : ""}`,
    `${code(expressionOf(alert))} for ${alert.for}`,
    seenWithin === undefined ? "" : `${seenWithin} s`,
    alert.impact,
    (sources.length === 0 ? [alert.basis.source] : sources).join(", "),
    alert.basis.requirements.join(", "),
  ];
}

function sloTable({ serviceLevelObjectives }: Catalogue): readonly string[] {
  const rows = serviceLevelObjectives.map((slo) => [
    slo.name,
    slo.description,
    `${Number((slo.objective * 100).toPrecision(6))} %`,
    slo.patientSafety ? "yes" : "",
    String(slo.minEvents),
    `${slo.basis.requirements.join(", ")}; ${slo.basis.source}: ${slo.basis.why}`,
  ]);
  const burns = burnRates.map(({ speed, factor, long, short, severity, patientSafetySeverity }) => [
    speed,
    String(factor),
    long,
    short,
    severity,
    patientSafetySeverity,
  ]);
  return [
    ...table(["objective", "promise", "share", "patients", "least events", "from"], rows),
    "",
    ...table(
      ["burn", "times the budget", "long window", "short window", "severity", "severity for patients"],
      burns,
    ),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}

/** Inline code; a pipe inside a table is escaped by the row. */
const code = (text: string) => `\`${text}\``;
