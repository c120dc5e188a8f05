import { fromFramework, fromOperations, fromPilot, fromScalability, type Sourced } from "./sourced.ts";

/** A promise to callers, with the number a forecast or a drill is held against. */
export interface Objective {
  readonly id: string;
  readonly metric: string;
  readonly comparison: "<" | "<=" | ">" | ">=";
  readonly limit: Sourced<number>;
  /** `objective` gates, `target` is an aim, `floor` the least that any tier accepts. */
  readonly severity: "objective" | "target" | "floor";
  /** The statistic we read into the source where it names none. */
  readonly statistic?: string;
}

/** The objectives of the sources that capacity can break. */
export const objectives = [
  {
    id: "emergency-alert",
    metric: "emergency_alert_seconds",
    comparison: "<",
    limit: fromOperations(2),
    severity: "objective",
    statistic: "p99 (assumption)",
  },
  {
    id: "emergency-data",
    metric: "emergency_data_seconds",
    comparison: "<",
    limit: fromOperations(5),
    severity: "objective",
    statistic: "p99 (assumption)",
  },
  {
    id: "emergency-comm",
    metric: "emergency_comm_success_percent",
    comparison: ">",
    limit: fromOperations(99),
    severity: "objective",
  },
  {
    id: "emergency-availability",
    metric: "emergency_availability_percent",
    comparison: ">",
    limit: fromOperations(99.99),
    severity: "objective",
  },
  {
    id: "emergency-escalation",
    metric: "escalation_seconds",
    comparison: "<",
    limit: fromOperations(30),
    severity: "objective",
  },
  {
    id: "record-access",
    metric: "record_access_seconds",
    comparison: "<=",
    limit: fromOperations(10),
    severity: "objective",
  },
  {
    id: "audit-lag",
    metric: "audit_log_lag_seconds",
    comparison: "<=",
    limit: fromOperations(30),
    severity: "objective",
  },
  {
    id: "db-p95",
    metric: "db_p95_seconds",
    comparison: "<",
    limit: fromOperations(3),
    severity: "objective",
  },
  {
    id: "api-crud-p95",
    metric: "api_p95_ms",
    comparison: "<",
    limit: fromPilot(200),
    severity: "objective",
    statistic: "p95 (assumption: the source says all CRUD operations)",
  },
  {
    id: "api-target-p95",
    metric: "api_p95_ms",
    comparison: "<",
    limit: fromFramework(100),
    severity: "target",
    statistic: "p95 (assumption)",
  },
  {
    id: "api-guarantee",
    metric: "api_p99_ms",
    comparison: "<",
    limit: fromScalability(1000),
    severity: "objective",
    statistic: "p99 (assumption)",
  },
  { id: "error-rate", metric: "error_percent", comparison: "<", limit: fromPilot(1), severity: "objective" },
  {
    id: "uptime",
    metric: "availability_percent",
    comparison: ">=",
    limit: fromOperations(99.99),
    severity: "objective",
  },
  {
    id: "uptime-floor",
    metric: "availability_percent",
    comparison: ">=",
    limit: fromFramework(99.9),
    severity: "floor",
  },
  {
    id: "concurrency",
    metric: "concurrent_users",
    comparison: ">=",
    limit: fromScalability(100_000),
    severity: "target",
  },
] as const satisfies readonly Objective[];

export type ObjectiveId = (typeof objectives)[number]["id"];
