import { alertsOf, type Catalogue } from "./catalogue.ts";
import { durationOf } from "./durations.ts";
import { intervals } from "./intervals.ts";
import { type AlertRule, alertGroups, type Duration } from "./rule-types.ts";
import { sloRuleGroups } from "./slos/slo-rules.ts";
import type { ServiceTier } from "./slos/slo-types.ts";

/** A rule as Prometheus reads it. */
export type Rule = RenderedRecording | RenderedAlert;

export interface RenderedRecording {
  readonly record: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
}

export interface RenderedAlert {
  readonly alert: string;
  readonly expr: string;
  /** Absent when the alert fires at once. */
  readonly for?: Duration;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Rules that are evaluated one after the other, so that an alert sees what was recorded before it. */
export interface RuleGroup {
  readonly name: string;
  readonly interval: Duration;
  readonly rules: readonly Rule[];
}

export interface RuleGroupOptions {
  /** Where runbooks are read; the link of an alert is `<base>/<slug>.md`. Default: `runbooks`, a path in the repository. */
  readonly runbookBaseUrl?: string;
  /** Which promises hold. Default: leadership. */
  readonly tier?: ServiceTier;
}

/**
 * Turns a catalogue into Prometheus rule groups: one per alert group with its recording rules first, then those
 * of the SLOs.
 *
 * @example
 * ruleGroups(catalogue).find(({ name }) => name === "emergency")?.rules.length // 13
 */
export function ruleGroups(catalogue: Catalogue, options: RuleGroupOptions = {}): readonly RuleGroup[] {
  const base = (options.runbookBaseUrl ?? "runbooks").replace(/\/+$/, "");
  const alertRuleGroups = alertGroups.map((group) => ({
    name: group,
    interval: durationOf(intervals.evaluationSeconds),
    rules: [
      ...catalogue.recordingRules
        .filter((rule) => rule.group === group)
        .map(({ record, expr }) => ({ record, expr })),
      ...catalogue.alertsByGroup[group].map((alert) => renderAlert(alert, base)),
    ],
  }));
  const slos = sloRuleGroups(catalogue.serviceLevelObjectives, options.tier ?? "leadership", base);
  return [...alertRuleGroups, ...slos].filter(({ rules }) => rules.length > 0);
}

/** An alert with its thresholds written into its expression. */
export function renderAlert(rule: AlertRule, runbookBaseUrl: string): RenderedAlert {
  return {
    alert: rule.alert,
    expr: expressionOf(rule),
    ...(rule.for === "0m" ? {} : { for: rule.for }),
    labels: {
      severity: rule.severity,
      component: rule.component,
      alert_type: rule.alertType,
      impact_class: rule.impactClass,
      patient_safety: String(rule.patientSafety),
    },
    annotations: {
      summary: rule.summary,
      impact: rule.impact,
      ...(rule.actions.length === 0 ? {} : { action: rule.actions.join("; ") }),
      runbook_url: `${runbookBaseUrl}/${rule.runbook}.md`,
    },
  };
}

/** The PromQL of an alert. An undeclared `$name` stays in place, so that the syntax check names it. */
export function expressionOf({ expr, thresholds }: AlertRule): string {
  return expr.replaceAll(/\$([a-zA-Z]\w*)/g, (placeholder, name: string) => {
    const found = thresholds[name];
    return found === undefined ? placeholder : String(found.value);
  });
}

/** True for a rule that alerts. */
export function isAlert(rule: Rule): rule is RenderedAlert {
  return "alert" in rule;
}

/** How many alerts and recording rules a catalogue declares, without those made from SLOs. */
export function declaredCounts(catalogue: Catalogue): {
  readonly alerts: number;
  readonly recordingRules: number;
} {
  return { alerts: alertsOf(catalogue).length, recordingRules: catalogue.recordingRules.length };
}
