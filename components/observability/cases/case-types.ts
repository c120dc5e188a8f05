import type { Duration } from "../rule-types.ts";

/** A series of a case, as a function of the seconds since its start. */
export interface CaseSeries {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly at: (seconds: number) => number;
}

/** Where a case puts what a threshold judges: just beyond it, or just short of it. */
export type Level = (threshold: string) => number;

/** Series that resemble trouble and must stay silent. */
export interface LookAlike {
  readonly because: string;
  readonly series: readonly CaseSeries[];
}

/**
 * What an alert must do: fire at a stated time when everything stands just beyond its thresholds, and stay silent when any
 * one of them is just missed.
 */
export interface AlertCase {
  readonly alert: string;
  /** Labels the series bring; those of the rule are added. */
  readonly labels: Readonly<Record<string, string>>;
  /** The first evaluation at which it fires, counted from the start of the series; the one before must be silent. */
  readonly firesAt: Duration;
  /** Thresholds this case judges; others must not matter to it. Default: every threshold of the alert. */
  readonly judges?: readonly string[];
  readonly series: (level: Level) => readonly CaseSeries[];
  readonly lookAlikes?: readonly LookAlike[];
  /**
   * How long the series need until their averages mean something; silence is judged after it. A new node's idle time reads as
   * load until the window of its rate is full. Default: at once.
   */
  readonly settles?: Duration;
  /** Default: 30s, as deployed. Longer for cases that span days. */
  readonly evaluation?: Duration;
  /** Default: 15s, as deployed. */
  readonly sample?: Duration;
}
