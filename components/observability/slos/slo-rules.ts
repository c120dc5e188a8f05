import { durationOf, durationSeconds } from "../durations.ts";
import { intervals } from "../intervals.ts";
import type { RenderedAlert, RenderedRecording, RuleGroup } from "../rule-groups.ts";
import type { Duration } from "../rule-types.ts";
import { burnRates } from "./burn-rates.ts";
import type { BurnRate, ServiceLevelObjective, ServiceTier } from "./slo-types.ts";

const windows = ["5m", "30m", "1h", "2h", "6h", "1d", "3d"] as const satisfies readonly Duration[];

/** Ranges of a day and more cost the most to read and change the least: they are evaluated every two minutes. */
const slowWindows: ReadonlySet<string> = new Set(["1d", "3d"]);

/** The objective that holds in a tier. */
export function objectiveIn(tier: ServiceTier, slo: ServiceLevelObjective): number {
  return slo.tiers?.[tier] ?? slo.objective;
}

/**
 * Error ratios, objectives, event counts and burn-rate alerts of every SLO: two groups each, the second for long windows.
 * Throws a RangeError for an objective no page is possible for; `sloProblems` says so first.
 */
export function sloRuleGroups(
  slos: readonly ServiceLevelObjective[],
  tier: ServiceTier,
  runbookBaseUrl: string,
): readonly RuleGroup[] {
  return slos.flatMap((slo) => {
    const objective = objectiveIn(tier, slo);
    const alert = (burn: BurnRate) => burnAlert(slo, objective, burn, runbookBaseUrl);
    const [fast, slow] = [false, true].map((isSlow) => [
      ...windows
        .filter((window) => slowWindows.has(window) === isSlow)
        .map((window) => errorRatio(slo, window)),
      ...burnRates
        .filter(({ long }) => slowWindows.has(long) === isSlow)
        .map(({ long }) => eventCount(slo, long)),
      ...burnRates.filter(({ long }) => slowWindows.has(long) === isSlow).map(alert),
    ]);
    return [
      {
        name: `slo-${slo.name}`,
        interval: durationOf(intervals.evaluationSeconds),
        rules: [objectiveSeries(slo, objective), ...(fast ?? [])],
      },
      {
        name: `slo-${slo.name}-slow`,
        interval: durationOf(intervals.slowEvaluationSeconds),
        rules: slow ?? [],
      },
    ];
  });
}

/**
 * The share of bad events. `good or 0 * total` counts a service whose good series never appeared as wholly failed; without it
 * a complete outage from the first request on would have no series and no alert.
 */
function errorRatio(slo: ServiceLevelObjective, window: Duration): RenderedRecording {
  const good = inWindow(slo.good, window);
  const total = inWindow(slo.total, window);
  return {
    record: `slo:sli_error:ratio_rate${window}`,
    expr: `1 - ((${good}) or 0 * (${total})) / (${total})`,
    labels: labelsOf(slo),
  };
}

function eventCount(slo: ServiceLevelObjective, window: Duration): RenderedRecording {
  const total = inWindow(slo.total, window);
  return {
    record: `slo:events:increase${window}`,
    expr: slo.countedBy === "rate" ? `(${total}) * ${durationSeconds(window)}` : total,
    labels: labelsOf(slo),
  };
}

function objectiveSeries(slo: ServiceLevelObjective, objective: number): RenderedRecording {
  return { record: "slo:objective:ratio", expr: `vector(${objective})`, labels: labelsOf(slo) };
}

function burnAlert(
  slo: ServiceLevelObjective,
  objective: number,
  burn: BurnRate,
  runbookBaseUrl: string,
): RenderedAlert {
  const limit = burnLimit(objective, burn);
  if (!(limit > 0 && limit < 1))
    throw new RangeError(`${slo.name}: a burn of ${burn.factor} times ${1 - objective} can never be seen`);
  const over = (window: Duration) => `slo:sli_error:ratio_rate${window}{slo="${slo.name}"} > ${limit}`;
  const guard =
    slo.minEvents === 0 ? "" : ` and slo:events:increase${burn.long}{slo="${slo.name}"} >= ${slo.minEvents}`;
  return {
    alert: slo.alert,
    expr: `${over(burn.long)} and ${over(burn.short)}${guard}`,
    labels: {
      severity: slo.patientSafety ? burn.patientSafetySeverity : burn.severity,
      component: slo.service,
      slo: slo.name,
      burn: burn.speed,
      patient_safety: String(slo.patientSafety),
    },
    annotations: {
      summary: `${slo.description}: {{ $value | humanizePercentage }} were not, over ${burn.long}`,
      impact: `At this pace (${burn.factor} times the allowed) the error budget of ${slo.window} is gone in ${budgetGoneIn(slo, burn)}`,
      action:
        "Find what changed when the burn began; Roll it back or shift load; Hold other changes until it ends",
      runbook_url: `${runbookBaseUrl}/${slo.runbook}.md`,
    },
  };
}

/** The error share that spends the budget `factor` times too fast; rounded where binary fractions would show. */
export function burnLimit(objective: number, { factor }: Pick<BurnRate, "factor">): number {
  return Number((factor * (1 - objective)).toPrecision(10));
}

function budgetGoneIn({ window }: ServiceLevelObjective, { factor }: BurnRate): string {
  const hours = durationSeconds(window) / factor / 3600;
  return hours >= 48 ? `${Math.round(hours / 24)} days` : `${Math.round(hours)} hours`;
}

const inWindow = (promql: string, window: Duration) => promql.replaceAll("$window", window);
const labelsOf = ({ name, service }: ServiceLevelObjective) => ({ slo: name, service });
