import { type RegionDemand, rateAt } from "../demand/surge.ts";

/** Highest demand of the run, in all and per region and service; demand is linear, so it peaks at a break. */
export function peakDemand(
  demands: readonly RegionDemand[],
  endSeconds: number,
): { readonly total: number; readonly services: readonly (readonly number[])[] } {
  const services = demands.map(({ services: names }) => names.map(() => 0));
  let total = 0;
  const look = (t: number): void => {
    let sum = 0;
    for (const [r, demand] of demands.entries()) {
      for (let s = 0; s < demand.services.length; s++) {
        const { normal, emergency } = rateAt(demand.segment(s, t), t);
        sum += normal + emergency;
        const row = services[r];
        if (row !== undefined) row[s] = Math.max(row[s] ?? 0, normal + emergency);
      }
    }
    total = Math.max(total, sum);
  };
  let t = 0;
  while (t <= endSeconds && demands.length > 0) {
    look(t);
    const next = Math.min(...demands.map((demand) => demand.nextBreak(t)));
    if (next - 1 > t) look(Math.min(next - 1, endSeconds));
    t = next;
  }
  return { total, services };
}
