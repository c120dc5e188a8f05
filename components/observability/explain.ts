import type { Checked } from "../../exchange/problem.ts";
import { alertsOf, type Catalogue, catalogue as platformCatalogue } from "./catalogue.ts";
import { alertsWithDetection, type DetectionTime } from "./checks/detection.ts";
import { readRules } from "./checks/rule-check.ts";
import { nearNames } from "./near-names.ts";
import { expressionOf, ruleGroups } from "./rule-groups.ts";
import { type AlertRule, alertGroups } from "./rule-types.ts";
import { severityRouting } from "./severities.ts";
import type { Threshold } from "./thresholds.ts";

/**
 * Tells a tired person what an alert means: what is seen, whom it hurts, what to do first, who is told and how soon, and where
 * its numbers come from.
 *
 * @example
 * const text = explainAlert("EmergencyResponseSlow");
 */
export function explainAlert(name: string, catalogue: Catalogue = platformCatalogue): Checked<string> {
  const alerts = alertsOf(catalogue);
  const alert = alerts.find((each) => each.alert.toLowerCase() === name.toLowerCase());
  if (alert !== undefined) return { ok: true, value: explanation(alert, catalogue) };
  const slo = catalogue.serviceLevelObjectives.find(
    (each) => each.alert.toLowerCase() === name.toLowerCase(),
  );
  if (slo !== undefined) {
    const lines = [
      `${slo.alert} (SLO ${slo.name})`,
      "",
      `Promise:   ${slo.description}, ${percent(slo.objective)} over ${slo.window}.`,
      "Seen:      the error budget burns 14.4, 6, 3 or 1 times too fast; the label burn says which.",
      `Hurts:     ${slo.patientSafety ? "patients' safety; each speed is one severity graver" : `users of ${slo.service}`}.`,
      `Guard:     ${slo.minEvents === 0 ? "none" : `at least ${slo.minEvents} events in the long window`}.`,
      `Runbook:   runbooks/${slo.runbook}.md`,
      `Because:   ${slo.basis.why} (${slo.basis.requirements.join(", ")}; ${slo.basis.source}).`,
    ];
    return { ok: true, value: lines.join("\n") };
  }
  const known = [...alerts, ...catalogue.serviceLevelObjectives].map((each) => each.alert);
  const near = nearNames(name, known);
  const wanted =
    near.length === 0 ? "the name of an alert or of a budget-burn alert" : `perhaps ${near.join(", ")}`;
  return { ok: false, problems: [{ file: "alerts", path: "alert", found: name, wanted }] };
}

function explanation(alert: AlertRule, catalogue: Catalogue): string {
  const { respondSeconds, resolveSeconds, escalateAfterSeconds, channels, lead } = {
    escalateAfterSeconds: undefined,
    ...severityRouting[alert.severity],
  };
  const time = detectionOf(alert, catalogue);
  const escalation =
    escalateAfterSeconds === undefined ? "" : `, next person after ${spoken(escalateAfterSeconds.value)}`;
  return [
    `${alert.alert} (${alert.severity}${alert.patientSafety ? ", patient safety" : ""})`,
    "",
    `Means:     ${withoutTemplates(alert.summary)}.`,
    `Hurts:     ${alert.impact}.`,
    "Do first:",
    ...(alert.actions.length === 0
      ? ["  nothing; it is information"]
      : alert.actions.map((action, index) => `  ${index + 1}. ${action}`)),
    `Runbook:   runbooks/${alert.runbook}.md`,
    `Told:      ${channels.join(", ")}; lead: ${lead}`,
    `Promise:   answered within ${spoken(respondSeconds.value)}, resolved within ${spoken(resolveSeconds.value)}${escalation}`,
    ...(time === undefined
      ? []
      : [
          `Seen:      at most ${spoken(time.total)} after the cause (scrape ${time.scrape} s, window ${time.window} s, evaluation ${time.evaluation} s, hold ${time.hold} s, grouping ${time.groupWait} s)`,
        ]),
    `Rule:      ${expressionOf(alert)}, for ${alert.for}`,
    ...Object.entries(alert.thresholds).map(
      ([name, threshold]) => `Number:    ${name} = ${quantity(threshold)}; ${origin(threshold)}`,
    ),
    `Because:   ${alert.basis.why} (${alert.basis.requirements.join(", ")}; ${alert.basis.source}).`,
    ...(alert.patientSafety
      ? ["Never muted, and held back only behind a graver alert of the same cause."]
      : []),
  ].join("\n");
}

/** Worst-case detection time; only the alert and the recordings it may read are parsed. */
function detectionOf(alert: AlertRule, catalogue: Catalogue): DetectionTime | undefined {
  const none = Object.fromEntries(
    alertGroups.map((group) => [group, []]),
  ) as unknown as Catalogue["alertsByGroup"];
  const only: Catalogue = {
    ...catalogue,
    serviceLevelObjectives: [],
    alertsByGroup: { ...none, emergency: [alert] },
  };
  return alertsWithDetection(readRules(only, ruleGroups(only)))[0]?.time;
}

/** `{{ $labels.region }}` reads as `<region>` and the value as `<value>`. */
function withoutTemplates(text: string): string {
  return text
    .replaceAll(/\{\{\s*\$labels\.(\w+)[^}]*\}\}/g, "<$1>")
    .replaceAll(/\{\{\s*\$value[^}]*\}\}/g, "<value>");
}

function quantity({ value, unit }: Threshold): string {
  if (unit === "seconds") return value < 1 ? `${Math.round(value * 1000)} ms` : spoken(value);
  if (unit === "share") return percent(value);
  return unit === "count" || unit === "score" ? String(value) : `${value} ${unit}`;
}

function origin({ source, requirement, why }: Threshold): string {
  return `${requirement}; ${source}${why === undefined ? "" : `: ${why}`}`;
}

/** 90 s, 15 min, 4 h, 3 days: the largest unit that stays whole. */
function spoken(seconds: number): string {
  for (const [unit, size] of [
    ["days", 86_400],
    ["h", 3600],
    ["min", 60],
  ] as const)
    if (seconds >= size && seconds % size === 0 && seconds !== 86_400) return `${seconds / size} ${unit}`;
  return seconds === 86_400 ? "24 h" : `${seconds} s`;
}

const percent = (part: number) => `${Number((part * 100).toPrecision(6))} %`;
