import type { ForecastSeries } from "../../../exchange/season.ts";
import type { RegionRun, RegionSample } from "../engine/region-run.ts";

const DENSE_UNTIL_SECONDS = 300;
const MEDIUM_UNTIL_SECONDS = 1800;
const SPARSE_POINTS = 240;

/**
 * The seconds a chart needs: every other one around the edge, each tenth for half an hour, then evenly to the end.
 * At most 600.
 */
export function sampleTimes(leadSeconds: number, endSeconds: number): readonly number[] {
  const times = new Set<number>();
  const step = Math.max(2, Math.ceil((leadSeconds + DENSE_UNTIL_SECONDS) / 180));
  for (let t = -leadSeconds; t <= Math.min(DENSE_UNTIL_SECONDS, endSeconds); t += step) times.add(t);
  times.add(0);
  for (let t = DENSE_UNTIL_SECONDS; t <= Math.min(MEDIUM_UNTIL_SECONDS, endSeconds); t += 10) times.add(t);
  const rest = endSeconds - MEDIUM_UNTIL_SECONDS;
  for (let i = 1; i <= SPARSE_POINTS && rest > 0; i++)
    times.add(MEDIUM_UNTIL_SECONDS + Math.round((rest * i) / SPARSE_POINTS));
  return [...times].sort((a, b) => a - b);
}

/** Sums the regions' samples; response time is that of the slowest. */
export function seriesOf(regions: readonly RegionRun[]): ForecastSeries {
  const [first] = regions;
  const samples = first?.samples ?? [];
  const sum = (of: (sample: RegionSample) => number): number[] =>
    samples.map((_, i) => rounded(regions.reduce((total, region) => total + valueAt(region, i, of), 0)));
  return {
    seconds: samples.map(({ t }) => t),
    demandRequestsPerSecond: sum(({ demand }) => demand),
    readyCapacityRequestsPerSecond: sum(({ capacity }) => capacity),
    shedRequestsPerSecond: sum(({ shed }) => shed),
    readyReplicas: sum(({ readyReplicas }) => readyReplicas),
    wantedReplicas: sum(({ wantedReplicas }) => wantedReplicas),
    nodes: sum(({ nodes }) => nodes),
    p95Seconds: samples.map((_, i) =>
      rounded(Math.min(1e6, Math.max(...regions.map((region) => valueAt(region, i, ({ p95 }) => p95))))),
    ),
  };
}

function valueAt(region: RegionRun, index: number, of: (sample: RegionSample) => number): number {
  const sample = region.samples[index];
  return sample === undefined ? 0 : of(sample);
}

/** Charts need no more than six digits, and fewer digits keep the report small. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
