import { describe, expect, it } from "vitest";
import {
  erlangB,
  serversFor,
  steadyState,
  timeInSystemExceeds,
  timeInSystemQuantileSeconds,
  waitQuantileSeconds,
} from "./erlang.ts";

// lambda, mu, c, rho, pWait, Wq, Lq, W, p50, p95, p99
const table = [
  [8, 10, 1, 0.8, 0.8, 0.4, 3.2, 0.5, 0.235002, 1.38629, 2.19101],
  [45, 25, 3, 0.6, 0.354745, 0.0118248, 0.532117, 0.0518248, 0, 0.0653125, 0.11896],
  [90, 25, 6, 0.6, 0.196566, 0.0032761, 0.294849, 0.0432761, 0, 0.0228163, 0.0496402],
  [2250, 25, 95, 0.947368, 0.496609, 0.00397287, 8.93896, 0.0439729, 0, 0.0183662, 0.0312417],
] as const;

describe("M/M/c in closed form", () => {
  it.each(table)(
    "lambda %d, mu %d, %d servers",
    (arrivalsPerSecond, servicePerSecond, servers, rho, pWait, wq, lq, w, ...quantiles) => {
      const queue = { arrivalsPerSecond, servicePerSecond, servers };
      const state = steadyState(queue);
      if (!state.stable) throw new Error("the table holds stable queues");
      const near = (value: number, expected: number): void =>
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-5 * Math.abs(expected));
      near(state.rho, rho);
      near(state.waitProbability, pWait);
      near(state.meanWaitSeconds, wq);
      near(state.meanQueueLength, lq);
      near(state.meanTimeInSystemSeconds, w);
      for (const [i, p] of [0.5, 0.95, 0.99].entries())
        near(waitQuantileSeconds(queue, p), quantiles[i] ?? Number.NaN);
    },
  );

  it("reports growth instead of a wait when there is no steady state", () => {
    expect(steadyState({ arrivalsPerSecond: 100, servicePerSecond: 10, servers: 10 })).toEqual({
      stable: false,
      rho: 1,
      growthPerSecond: 0,
    });
  });

  it("finds the smallest staffing for a wait", () => {
    expect(serversFor({ arrivalsPerSecond: 90, servicePerSecond: 25, seconds: 0.05, share: 0.05 })).toBe(6);
  });

  it("agrees with the recursion for thousands of servers", () => {
    for (const [a, c] of [
      [3000, 3100],
      [500, 1000],
      [0.1, 5],
      [2990, 3000],
    ] as const) {
      let blocked = 1;
      for (let k = 1; k <= c; k++) blocked = (a * blocked) / (k + a * blocked);
      expect(Math.abs(erlangB(a, c) - blocked)).toBeLessThanOrEqual(1e-9 * blocked + 1e-300);
    }
  });

  it("inverts the time in system", () => {
    const seconds = timeInSystemQuantileSeconds(0.5, 100, 25, 0.95);
    expect(timeInSystemExceeds(0.5, 100, 25, seconds)).toBeCloseTo(0.05, 9);
    expect(timeInSystemExceeds(1, 25, 25, 0.1)).toBeCloseTo((1 + 2.5) * Math.exp(-2.5), 9);
  });
});
