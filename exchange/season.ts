/**
 * What the parts of a rehearsal hand to the report. Each room produces its own part; the report and
 * `season.json` show nothing else. A part that could not run says so and why; it never counts as a pass.
 */
import type { MultiplierBase, ScenarioId, Source } from "../components/surge/index.ts";
import type { Urn } from "./resource-graph.ts";

/** The result of one part, or why there is none. */
export type Part<T> =
  | { readonly state: "done"; readonly result: T }
  | { readonly state: "failed"; readonly reason: string }
  | { readonly state: "skipped"; readonly reason: string };

export interface Season {
  readonly schema: "wardrail.season/1";
  readonly wardrailVersion: string;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  readonly estate: Part<EstateResult>;
  readonly audit: Part<AuditResult>;
  readonly rules: Part<RulesResult>;
  readonly forecast: Part<ForecastResult>;
  readonly runbooks: Part<RunbooksResult>;
}

// ---- estate

export interface EstateResult {
  readonly environment: string;
  readonly hospitals: number;
  readonly stacks: readonly StackSummary[];
}

export interface StackSummary {
  readonly stack: string;
  readonly layer: string;
  /** Absent for layers that are global by nature. */
  readonly region?: string;
  readonly resourceCount: number;
  /** Type token → how many, most first. */
  readonly types: readonly { readonly type: string; readonly count: number }[];
}

// ---- audit

export type Outcome = "complies" | "violates" | "not-applicable" | "unknown";
export type EnforcementLevel = "mandatory" | "advisory" | "disabled" | "remediate";
export type ControlSeverity = "critical" | "high" | "medium" | "low";

export interface AuditResult {
  readonly pack: { readonly name: string; readonly version: string };
  /** `wire`: the pack as Pulumi's engine runs it; `in-process`: the same rule objects called directly. */
  readonly evaluatedBy: "wire" | "in-process";
  readonly resourceCount: number;
  /**
   * Values that only a deployment computes, such as an ARN: made up by an offline render, left unknown as in a
   * preview, or read from a deployed state. Absent when the audit was not told.
   */
  readonly computedValues?: "synthesised" | "unknown" | "actual";
  readonly controls: readonly ControlResult[];
  /** Every outcome that is not "complies" or "not-applicable", in a stable order: gravest first, then control, then urn. */
  readonly findings: readonly AuditFinding[];
}

export interface ControlResult {
  readonly control: string;
  readonly title: string;
  readonly service: string;
  readonly severity: ControlSeverity;
  readonly level: EnforcementLevel;
  /** 45 CFR citations, for example `164.312(a)(2)(iv)`. */
  readonly hipaa: readonly string[];
  readonly fix: string;
  readonly counts: Readonly<Record<Outcome | "waived", number>>;
}

export interface AuditFinding {
  readonly control: string;
  readonly severity: ControlSeverity;
  readonly level: EnforcementLevel;
  readonly stack: string;
  readonly urn: Urn;
  readonly outcome: "violates" | "unknown" | "waived";
  /** What was found, by property path; never a property's value. */
  readonly message: string;
}

// ---- alert rules

export interface RulesResult {
  readonly alertCount: number;
  readonly recordingRuleCount: number;
  readonly checks: readonly RuleCheck[];
  readonly problems: readonly {
    readonly rule: string;
    readonly path: string;
    readonly found: string;
    readonly wanted: string;
    readonly severity: "error" | "warning";
  }[];
  readonly alerts: readonly AlertSummary[];
}

/** One way in which the rules were checked, for example `promql` or `promtool`. */
export interface RuleCheck {
  readonly check: string;
  readonly state: "passed" | "failed" | "skipped";
  /** What was checked, by which version, or why not. */
  readonly detail: string;
  /** The program that should have checked is broken: nothing is said of the rules. */
  readonly brokenTool?: true;
}

export interface AlertSummary {
  readonly alert: string;
  readonly severity: string;
  readonly patientSafety: boolean;
  readonly summary: string;
  readonly runbook: string;
  readonly runbookExists: boolean;
  readonly source: string;
}

// ---- forecast

export type Verdict = "ready" | "at-risk" | "not-ready" | "unknown";

export interface ForecastResult {
  readonly twinVersion: string;
  /** Hash of everything the forecast was computed from: equal hash, equal bytes. */
  readonly inputHash: string;
  readonly scenarios: readonly ScenarioForecast[];
  readonly assumptions: readonly Assumption[];
}

/** A number the forecast rests on that is neither declared in a stack nor given by a source. */
export interface Assumption {
  readonly name: string;
  readonly value: string;
  readonly why: string;
}

export interface ScenarioForecast {
  readonly scenario: ScenarioId;
  readonly title: string;
  readonly base: MultiplierBase;
  /** True for the reading that decides; the other is shown beside it. */
  readonly gates: boolean;
  readonly multiplier: { readonly value: number; readonly source: Source };
  readonly verdict: Verdict;
  /** Why this verdict, in one sentence that names the binding constraint. */
  readonly because: string;
  readonly peakDemandRequestsPerSecond: number;
  /** `null` when ready capacity never reaches demand within the run. */
  readonly timeToCapacitySeconds: number | null;
  readonly requiredSeconds: { readonly value: number; readonly source: Source } | null;
  /** (required − needed) / required; `null` without a limit or when capacity is never reached. */
  readonly marginShare: number | null;
  readonly shedShare: number;
  readonly emergencyShedShare: number;
  readonly peakReplicas: number;
  readonly peakNodes: number;
  readonly objectives: readonly ObjectiveResult[];
  readonly services: readonly ServiceForecast[];
  /** Contradictions in the plan, for example a procedure step slower than the limit. */
  readonly conflicts: readonly string[];
  /** At most 600 points over the run; times in seconds from the surge edge. */
  readonly series: ForecastSeries;
  /** First second from which ready capacity holds 20 % more than demand for a minute. */
  readonly timeToHeadroomSeconds?: number | null;
  readonly quotas?: readonly QuotaResult[];
  readonly reserve?: ReserveResult;
  readonly failover?: readonly FailoverResult[];
  /** Which single assumption moves the time to capacity most, largest first. */
  readonly sensitivity?: readonly SensitivityResult[];
}

/** One limit of the cloud against what the scenario needs of it at its peak. */
export interface QuotaResult {
  readonly quota: string;
  readonly region: string;
  readonly unit: string;
  readonly awsDefault: number;
  /** What the stacks set, or the default. */
  readonly configured: number;
  readonly configuredBy: "default" | "estate";
  readonly peakNeed: number;
  /** `not-declared`: no stack uses what the limit is about, so it binds nothing. */
  readonly state: "enough" | "short" | "not-declared";
  /** True when the need rests on an assumption of the twin. */
  readonly assumed: boolean;
  /** How long an increase takes, as far as AWS says. */
  readonly leadTime: string;
}

/** Compute held before a surge against what the sources ask for, in pods over all regions. */
export interface ReserveResult {
  readonly wantedPods: number;
  readonly runningPods: number;
  readonly warmPods: number;
  readonly source: Source;
}

/** Loss of one region while the scenario lasts. Times in seconds from the loss. */
export interface FailoverResult {
  readonly lost: string;
  readonly target: string;
  /** False when the scenario affects the target itself; then there is only the reason. */
  readonly possible: boolean;
  readonly reason: string;
  readonly detectSeconds?: number;
  readonly dnsDoneSeconds?: number;
  readonly dbDoneSeconds?: number;
  /** `null`: the target never carries both regions' load. */
  readonly computeDoneSeconds?: number | null;
  readonly rtoSeconds?: number | null;
  readonly busDoneSeconds?: number;
  readonly failedRequests?: number;
  readonly lostWrites?: number;
}

export interface SensitivityResult {
  readonly setting: string;
  readonly from: number;
  readonly to: number;
  /** Time to capacity with the changed setting; `null` when capacity is never reached. */
  readonly timeToCapacitySeconds: number | null;
  readonly verdict: Verdict;
}

export interface ServiceForecast {
  readonly service: string;
  readonly region: string;
  readonly timeToCapacitySeconds: number | null;
  readonly peakReplicas: number;
  readonly maxReplicas: number;
  /** Replicas that the peak demand needs. */
  readonly neededReplicas: number;
  readonly bindingConstraint: string;
}

export interface ObjectiveResult {
  readonly id: string;
  readonly metric: string;
  readonly comparison: string;
  readonly limit: number;
  readonly source: Source;
  readonly severity: "objective" | "target" | "floor";
  /** `null`: the twin does not model it. */
  readonly value: number | null;
  readonly state: "pass" | "fail" | "not-modelled";
}

export interface ForecastSeries {
  readonly seconds: readonly number[];
  readonly demandRequestsPerSecond: readonly number[];
  readonly readyCapacityRequestsPerSecond: readonly number[];
  readonly shedRequestsPerSecond: readonly number[];
  readonly readyReplicas: readonly number[];
  readonly wantedReplicas: readonly number[];
  readonly nodes: readonly number[];
  readonly p95Seconds: readonly number[];
}

// ---- runbooks

export interface RunbooksResult {
  readonly runbooks: readonly {
    readonly slug: string;
    readonly title: string;
    readonly stepCount: number;
    readonly actionCount: number;
  }[];
  readonly problems: readonly {
    readonly file: string;
    readonly path: string;
    readonly found: string;
    readonly wanted: string;
  }[];
}
