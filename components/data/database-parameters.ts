import { recoveryGoals } from "../naming/index.ts";
import { objectives } from "../surge/index.ts";
import { auroraLimits } from "./service-limits.ts";

/** A parameter as RDS takes it: all values are text. */
export interface DatabaseParameter {
  readonly name: string;
  readonly value: string;
  /** Static parameters take effect with the next restart only. */
  readonly applyMethod: "immediate" | "pending-reboot";
}

/**
 * How much of the newest data a lost writer region may take with it. `paused` stops bookings while the other region
 * lags more than `seconds` behind, also when that region is lost; `neverPausesWrites` leaves the loss unbounded.
 */
export type RecoveryPoint =
  | { readonly writes: "paused"; readonly seconds: number }
  | { readonly writes: "neverPausesWrites"; readonly reason: string };

/** Tier 0's goal, and never below what Aurora accepts. */
export const tierZeroRecoveryPoint: RecoveryPoint = {
  writes: "paused",
  seconds: Math.max(recoveryGoals[0].rpoMinutes * 60, auroraLimits.recoveryPointSeconds),
};

/** A statement slower than the objective for the database is worth a line in the log. */
const slowStatementMilliseconds =
  Math.min(
    ...objectives.filter(({ metric }) => metric === "db_p95_seconds").map(({ limit }) => limit.value),
  ) * 1000;

/** A session that holds a slot's lock while its client is gone blocks every other booking of that slot. */
const idleTransactionMilliseconds = 60_000;

/**
 * Parameters of the booking database. TLS only (45 CFR 164.312(e)(1)); pgaudit records schema changes, grants and
 * writes (164.312(b)); no log line carries a bound value, because that would be a second store of patient data.
 *
 * `recoveryPoint` belongs to the region that writes. In the other region Aurora's default must stay: after a failover
 * the lost region is an ever more lagging replica, and the limit would stop the writer that was just promoted.
 */
export function databaseParameters(recoveryPoint: RecoveryPoint | "default"): readonly DatabaseParameter[] {
  const now = (name: string, value: string | number) =>
    ({ name, value: String(value), applyMethod: "immediate" }) as const;
  const atRestart = (name: string, value: string | number) =>
    ({ name, value: String(value), applyMethod: "pending-reboot" }) as const;
  const limited = recoveryPoint !== "default" && recoveryPoint.writes === "paused";
  return [
    now("rds.force_ssl", 1),
    now("ssl_min_protocol_version", "TLSv1.2"),
    atRestart("shared_preload_libraries", "pg_stat_statements,pgaudit"),
    now("pgaudit.log", "ddl,role,write"),
    now("pgaudit.log_parameter", 0),
    // Reads of single tables are audited by granting them to this role (object audit).
    now("pgaudit.role", "rds_pgaudit"),
    now("log_connections", 1),
    now("log_disconnections", 1),
    now("log_statement", "ddl"),
    now("log_min_duration_statement", slowStatementMilliseconds),
    now("log_parameter_max_length", 0),
    now("log_parameter_max_length_on_error", 0),
    now("idle_in_transaction_session_timeout", idleTransactionMilliseconds),
    now("timezone", "UTC"),
    ...(limited ? [now("rds.global_db_rpo", recoveryPoint.seconds)] : []),
  ];
}

/** The parameter family of an engine version: `17.5` → `aurora-postgresql17`. */
export function parameterFamilyOf(engineVersion: string): string {
  return `aurora-postgresql${engineVersion.split(".")[0] ?? ""}`;
}
