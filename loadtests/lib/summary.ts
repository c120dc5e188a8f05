/** The outcome of a run as data: valid only when the generator kept its promise to send every arrival. */
export interface RunSummary {
  readonly schema: "wardrail.k6-run/1";
  readonly scenario: string;
  readonly scale: number;
  /** `invalid`: the generator dropped arrivals, so neither passed nor failed can be said of the target. */
  readonly outcome: "passed" | "failed" | "invalid";
  readonly droppedIterations: number;
  readonly requests: number;
  readonly failedRequestShare: number;
  readonly p95Milliseconds: number | null;
  readonly thresholds: readonly {
    readonly metric: string;
    readonly threshold: string;
    readonly ok: boolean;
  }[];
}

interface K6Summary {
  readonly metrics: {
    readonly [name: string]:
      | {
          readonly values: { readonly [value: string]: number };
          readonly thresholds?: { readonly [threshold: string]: { readonly ok: boolean } };
        }
      | undefined;
  };
}

/** Turns k6's end-of-test data into a {@link RunSummary}. */
export function summarise(data: K6Summary, scenario: string, scale: number): RunSummary {
  const value = (metric: string, field: string): number | undefined => data.metrics[metric]?.values[field];
  const thresholds = Object.entries(data.metrics).flatMap(([metric, found]) =>
    Object.entries(found?.thresholds ?? {}).map(([threshold, { ok }]) => ({ metric, threshold, ok })),
  );
  const droppedIterations = value("dropped_iterations", "count") ?? 0;
  const broken = thresholds.some(({ ok }) => !ok);
  return {
    schema: "wardrail.k6-run/1",
    scenario,
    scale,
    outcome: droppedIterations > 0 ? "invalid" : broken ? "failed" : "passed",
    droppedIterations,
    requests: value("http_reqs", "count") ?? 0,
    failedRequestShare: value("http_req_failed", "rate") ?? 0,
    p95Milliseconds: value("http_req_duration", "p(95)") ?? null,
    thresholds,
  };
}
