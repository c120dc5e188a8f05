import { assumed, fromOperations, type Sourced } from "./sourced.ts";

export interface ProcedureTrigger {
  readonly metric: string;
  readonly above: Sourced<number>;
  readonly forSeconds?: number;
}

export interface ProcedureStep {
  readonly action:
    | "scale-compute"
    | "scale-database"
    | "enable-emergency-cache"
    | "activate-secondary-region";
  /** Times the capacity at the moment the step starts. */
  readonly factor: number;
  readonly estimatedSeconds: number;
}

/** What is done by hand or by automation once a surge is on: any one trigger starts it, steps may run in parallel. */
export interface EmergencyProcedure {
  readonly id: string;
  readonly title: string;
  readonly triggers: readonly ProcedureTrigger[];
  readonly steps: Sourced<readonly ProcedureStep[]>;
  /** Absent when the procedure runs without asking. */
  readonly approval?: Sourced<{
    readonly count: number;
    readonly authorities: readonly string[];
    readonly windowHours: number;
  }>;
  readonly notify: readonly string[];
}

export const procedures = [
  {
    id: "immediate",
    title: "Immediate emergency response",
    triggers: [
      { metric: "emergency_request_rate_per_minute", above: fromOperations(50) },
      { metric: "response_time_seconds", above: fromOperations(5, "p95 over 60 s is our reading") },
      { metric: "cpu_utilization_percent", above: fromOperations(90, "mean over 60 s is our reading") },
    ],
    steps: fromOperations([
      { action: "scale-compute", factor: 5, estimatedSeconds: 180 },
      { action: "scale-database", factor: 3, estimatedSeconds: 300 },
      { action: "enable-emergency-cache", factor: 1, estimatedSeconds: 60 },
    ]),
    notify: ["emergency-ops", "cto", "on-call-engineer"],
  },
  {
    id: "sustained",
    title: "Sustained emergency response",
    triggers: [
      { metric: "emergency_load_sustained_hours", above: fromOperations(2) },
      { metric: "resource_utilization_percent", above: fromOperations(80), forSeconds: 3600 },
    ],
    steps: fromOperations([
      { action: "scale-compute", factor: 10, estimatedSeconds: 600 },
      { action: "scale-database", factor: 5, estimatedSeconds: 900 },
      { action: "activate-secondary-region", factor: 1, estimatedSeconds: 1800 },
    ]),
    approval: fromOperations({ count: 2, authorities: ["Executive", "Emergency"], windowHours: 24 }),
    notify: ["executive-team", "emergency-ops", "engineering-leads"],
  },
] as const satisfies readonly EmergencyProcedure[];

/** Steps run side by side; the sources number them without saying that one waits for the other. */
export const procedureStepMode = assumed(
  "parallel" as const,
  "settled reading: parallel, and a step slower than the limit is named",
);
