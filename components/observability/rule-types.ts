import type { Source } from "../surge/index.ts";
import type { AlertSeverity } from "./severities.ts";
import type { RequirementId, Threshold } from "./thresholds.ts";

/** Prometheus duration: `30s`, `5m`, `2h`, `1d`; `0m` fires at once. */
export type Duration = `${number}${"s" | "m" | "h" | "d" | "w"}`;

/** The nine alert types of the operations chapter (OPS-MON-11); every one needs at least one alert. */
export const requiredAlertTypes = [
  "EmergencyResponseSlow",
  "SlowPatientDataAccess",
  "ProviderLoginFailures",
  "DatabaseConnectionExhaustion",
  "HighErrorRate",
  "ComplianceRisk",
  "SecurityThreat",
  "SystemOverload",
  "BackupFailure",
] as const;

/** What an alert's cause does to people and data (OPS-MON-12). */
export const impactClasses = [
  "patient_safety",
  "provider_efficiency",
  "system_performance",
  "compliance_violation",
  "security_risk",
  "data_integrity",
] as const;
export type ImpactClass = (typeof impactClasses)[number];

/** A time series the rules may read. */
export interface Metric {
  readonly name: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly unit?: string;
  readonly labels: readonly string[];
  /** Who exports it: `app` are the scheduling services, `wardrail` this toolkit. */
  readonly exporter: string;
  readonly help: string;
  /** Upper bounds of a histogram; every limit an alert or SLO reads is one of them. */
  readonly buckets?: readonly number[];
}

/** A series computed ahead, in the group of the alerts that need it freshest. */
export interface RecordingRule {
  readonly record: string;
  readonly group: AlertGroup;
  readonly expr: string;
  /** What the series is, for readers of the generated documentation. */
  readonly note: string;
}

export const alertGroups = [
  "emergency",
  "platform",
  "booking",
  "waitlist",
  "notifications",
  "events",
  "database",
  "regions",
  "backup",
  "autoscaling",
  "capacity",
  "compliance",
  "change",
  "incident",
  "monitoring",
] as const;
export type AlertGroup = (typeof alertGroups)[number];

/** Why an alert exists: the requirements it serves, the document that asks for it, and the reason in words. */
export interface Basis {
  readonly requirements: readonly RequirementId[];
  readonly source: Source;
  readonly why: string;
}

/** One alert. The label `component` says whose it is; a static label named `service` would hide the series' own. */
export interface AlertRule {
  readonly alert: string;
  readonly component: string;
  readonly severity: AlertSeverity;
  /** PromQL in which `$name` stands for the threshold of that name. */
  readonly expr: string;
  readonly thresholds: Readonly<Record<string, Threshold>>;
  readonly for: Duration;
  /** Go template; may use `$value` and the labels that `expr` leaves on its series. */
  readonly summary: string;
  readonly impact: string;
  readonly actions: readonly string[];
  /** File name without `.md` under `runbooks/`. */
  readonly runbook: string;
  /** Never muted, never inhibited by a lesser alert. */
  readonly patientSafety: boolean;
  readonly alertType: string;
  readonly impactClass: ImpactClass;
  readonly basis: Basis;
  /** Why this alert may be seen later than its severity's response limit; without it the check refuses it. */
  readonly slowDetectionBecause?: string;
}
