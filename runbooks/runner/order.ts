import type { Step } from "./runbook-types.ts";

/**
 * The steps in the order they run: as written, but never before what they need.
 * `cycle` names the steps that wait for each other.
 */
export function inRunOrder(steps: readonly Step[]): {
  readonly steps: readonly Step[];
  readonly cycle: readonly string[];
} {
  const done = new Set<string>();
  const ordered: Step[] = [];
  let waiting = [...steps];
  while (waiting.length > 0) {
    const next = waiting.find(({ needs }) =>
      needs.every((need) => done.has(need) || !steps.some(({ id }) => id === need)),
    );
    if (next === undefined) return { steps: ordered, cycle: waiting.map(({ id }) => id) };
    done.add(next.id);
    ordered.push(next);
    waiting = waiting.filter((step) => step !== next);
  }
  return { steps: ordered, cycle: [] };
}
