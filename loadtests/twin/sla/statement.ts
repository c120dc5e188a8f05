import type { Source } from "../../../components/surge/index.ts";
import type { ScenarioForecast } from "../../../exchange/season.ts";
import { promiseCredit, type Tier, uptimeCredits } from "./tiers.ts";

/** Results that a statement is made from; `null` was not measured and is told as such. */
export interface ServiceLevels {
  readonly origin: "forecast" | "measured";
  readonly uptimePercent: number | null;
  readonly emergencyUptimePercent: number | null;
  readonly p99Milliseconds: number | null;
  readonly emergencySeconds: number | null;
  readonly errorPercent: number | null;
}

export interface StatementLine {
  readonly promise: string;
  readonly promised: string;
  readonly source: Source;
  readonly reached: number | null;
  readonly state: "kept" | "broken" | "unknown";
  /** Share of the month's fee. */
  readonly creditShare: number;
}

export interface SlaStatement {
  readonly tier: Tier["name"];
  readonly origin: ServiceLevels["origin"];
  readonly lines: readonly StatementLine[];
  /** Sum of the credits, at most the whole fee; 0 in tiers without guarantees. */
  readonly creditShare: number;
}

/**
 * What was promised, what was reached and what is owed. A promise without a result is unknown: never kept, never paid.
 *
 * @example
 * slaStatement(tiers[2], levelsOf(forecast)).creditShare // 0.1
 */
export function slaStatement(tier: Tier, levels: ServiceLevels): SlaStatement {
  const uptime = tier.name === "emergency" ? levels.emergencyUptimePercent : levels.uptimePercent;
  const line = (
    promise: string,
    promised: string,
    source: Source,
    reached: number | null,
    keeps: (value: number) => boolean,
    credit: (value: number) => number,
  ): StatementLine => {
    if (reached === null) return { promise, promised, source, reached, state: "unknown", creditShare: 0 };
    const kept = keeps(reached);
    const owed = kept || !tier.guaranteed ? 0 : credit(reached);
    return { promise, promised, source, reached, state: kept ? "kept" : "broken", creditShare: owed };
  };
  const { uptimePercent, responseMilliseconds, emergencySeconds, errorPercent } = tier;
  const step = () => promiseCredit.value;
  const lines = [
    line(
      "uptime",
      `at least ${uptimePercent.value} %`,
      uptimePercent.source,
      uptime,
      (value) => value >= uptimePercent.value,
      uptimeCredit,
    ),
    line(
      "response time (p99)",
      `under ${responseMilliseconds.value} ms`,
      responseMilliseconds.source,
      levels.p99Milliseconds,
      (value) => value < responseMilliseconds.value,
      step,
    ),
    line(
      "emergency response (p99)",
      `under ${emergencySeconds.value} s`,
      emergencySeconds.source,
      levels.emergencySeconds,
      (value) => value < emergencySeconds.value,
      step,
    ),
    line(
      "no degradation at peak",
      `under ${errorPercent.value} % of requests refused`,
      errorPercent.source,
      levels.errorPercent,
      (value) => value < errorPercent.value,
      step,
    ),
  ];
  const creditShare = Math.min(
    1,
    lines.reduce((sum, { creditShare: share }) => sum + share, 0),
  );
  return { tier: tier.name, origin: levels.origin, lines, creditShare };
}

function uptimeCredit(reachedPercent: number): number {
  return Math.max(
    0,
    ...uptimeCredits.value
      .filter(({ belowPercent }) => reachedPercent < belowPercent)
      .map(({ creditShare }) => creditShare),
  );
}

/** The service levels of a forecast, read off its objectives. */
export function levelsOf({ objectives }: Pick<ScenarioForecast, "objectives">): ServiceLevels {
  const value = (metric: string): number | null =>
    objectives.find((objective) => objective.metric === metric)?.value ?? null;
  return {
    origin: "forecast",
    uptimePercent: value("availability_percent"),
    emergencyUptimePercent: value("emergency_availability_percent"),
    p99Milliseconds: value("api_p99_ms"),
    // The emergency's own request is the part of an alert that the twin models.
    emergencySeconds: value("emergency_data_seconds"),
    errorPercent: value("error_percent"),
  };
}
