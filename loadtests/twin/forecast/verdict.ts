import type { Scenario } from "../../../components/surge/index.ts";
import type { ObjectiveResult, QuotaResult, ServiceForecast, Verdict } from "../../../exchange/season.ts";

export interface Judgement {
  readonly verdict: Verdict;
  readonly because: string;
}

/** Share of the limit that must be left over for a plain "ready". */
const SAFE_MARGIN = 0.2;

export interface Evidence {
  readonly scenario: Scenario;
  readonly timeToCapacitySeconds: number | null;
  readonly marginShare: number | null;
  readonly objectives: readonly ObjectiveResult[];
  readonly services: readonly ServiceForecast[];
  readonly quotas: readonly QuotaResult[];
  /** Why the forecast cannot be complete: what is missing from the estate or not modelled. */
  readonly unknowns: readonly string[];
}

/**
 * `ready`: capacity in time with at least 20 % of the limit to spare, and every objective the twin models holds.
 * `at-risk`: the same with less to spare, or a quota that only our assumptions find too small. `not-ready`: capacity too late or never, or an objective broken; that is
 * said even when other parts are unknown. `unknown`: nothing speaks against it, but something is missing.
 */
export function judge(evidence: Evidence): Judgement {
  const { scenario, timeToCapacitySeconds: time, marginShare, unknowns } = evidence;
  const limit = scenario.requiredScaleOutSeconds?.value;
  const slowest = slowestService(evidence.services);
  const constraint = slowest === undefined ? "" : ` ${describe(slowest)}`;
  if (evidence.services.length > 0 && time === null)
    return { verdict: "not-ready", because: `Ready capacity never covers demand for a minute.${constraint}` };
  if (limit !== undefined && time !== null && time > limit)
    return {
      verdict: "not-ready",
      because: `Capacity covers demand after ${time} s, ${limit} s are allowed.${constraint}`,
    };
  const broken = evidence.objectives.filter(
    ({ state, severity }) => state === "fail" && severity !== "target",
  );
  if (broken.length > 0) {
    const list = broken.map(sentenceOf).join("; ");
    return { verdict: "not-ready", because: `${timeSentence(time, limit)} but ${list}.${constraint}` };
  }
  const short = evidence.quotas.filter(({ state }) => state === "short");
  const certain = short.filter(({ assumed }) => !assumed);
  if (certain.length > 0)
    return { verdict: "not-ready", because: `Quota too small: ${certain.map(shortfallOf).join("; ")}.` };
  if (unknowns.length > 0)
    return { verdict: "unknown", because: `The forecast is incomplete: ${unknowns.join("; ")}.` };
  if (marginShare !== null && marginShare < SAFE_MARGIN) {
    const spare = `${Math.round(marginShare * 100)} % of the limit is left, ${SAFE_MARGIN * 100} % is the margin wanted`;
    return { verdict: "at-risk", because: `${timeSentence(time, limit)}; ${spare}.${constraint}` };
  }
  if (short.length > 0)
    return {
      verdict: "at-risk",
      because: `${timeSentence(time, limit)}, but by our assumptions a quota is too small: ${short.map(shortfallOf).join("; ")}.`,
    };
  return { verdict: "ready", because: `${timeSentence(time, limit)} and ${holds(evidence.objectives)}.` };
}

function shortfallOf({ quota, region, peakNeed, configured, unit }: QuotaResult): string {
  return `${quota} in ${region} (${Math.ceil(peakNeed)} of ${configured} ${unit})`;
}

function timeSentence(time: number | null, limit: number | undefined): string {
  const reached =
    time === 0
      ? "Running replicas cover the demand from the first second"
      : `Capacity covers demand after ${time} s`;
  return limit === undefined ? reached : `${reached} (${limit} s allowed)`;
}

function sentenceOf({ id, metric, value, comparison, limit }: ObjectiveResult): string {
  const found = value === null ? "without bound" : quantity(metric, value);
  return `${id} is broken (${found}, wanted ${comparisonWords[comparison] ?? comparison} ${quantity(metric, limit)})`;
}

const comparisonWords: Readonly<Record<string, string>> = {
  "<": "under",
  "<=": "at most",
  ">": "above",
  ">=": "at least",
};

/** A number in the unit that the metric's name ends in. */
function quantity(metric: string, value: number): string {
  const unit = { percent: " %", ms: " ms", seconds: " s" }[metric.split("_").at(-1) ?? ""] ?? "";
  return `${Number(value.toPrecision(6))}${unit}`;
}

/** What may be claimed when nothing gates: a missed aim is not hidden behind "every objective holds". */
function holds(objectives: readonly ObjectiveResult[]): string {
  const missed = objectives.filter(({ state }) => state === "fail");
  if (missed.length === 0) return "every modelled objective holds";
  const aims = missed.map(
    ({ id, metric, value, comparison, limit }) =>
      `${id} (${value === null ? "without bound" : quantity(metric, value)}, wanted ${comparisonWords[comparison] ?? comparison} ${quantity(metric, limit)})`,
  );
  return `every modelled objective that gates holds; aim missed: ${aims.join(", ")}`;
}

function slowestService(services: readonly ServiceForecast[]): ServiceForecast | undefined {
  let slowest: ServiceForecast | undefined;
  for (const service of services) {
    const time = service.timeToCapacitySeconds ?? Number.POSITIVE_INFINITY;
    if (slowest === undefined || time > (slowest.timeToCapacitySeconds ?? Number.POSITIVE_INFINITY))
      slowest = service;
  }
  return slowest;
}

function describe({ service, region, bindingConstraint }: ServiceForecast): string {
  return `Binding constraint (${service}, ${region}): ${bindingConstraint}.`;
}
