import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../../exchange/problem.ts";
import { steadyState, waitQuantileSeconds } from "../queue/erlang.ts";
import { type EventInput, runEvents } from "./events.ts";

const base: EventInput = {
  segments: [{ fromSeconds: 0, normalPerSecond: 90, emergencyPerSecond: 0, servers: 6 }],
  endSeconds: 600,
  service: { meanSeconds: 0.04 },
  spacing: "poisson",
  seed: "1",
};

describe("the queue event by event", () => {
  it.each([
    [8, 10, 1, 200_000],
    [45, 25, 3, 100_000],
    [90, 25, 6, 100_000],
    // The busier the queue, the longer it remembers, and the more arrivals an average needs.
    [2250, 25, 95, 1_000_000],
  ])(
    "agrees with Erlang C for %d/s on servers of %d/s, %d of them, over ten seeds of %d arrivals",
    (lambda, mu, c, arrivals) => {
      const queue = { arrivalsPerSecond: lambda, servicePerSecond: mu, servers: c };
      const state = steadyState(queue);
      if (!state.stable) throw new Error("stable queues only");
      let wait = 0;
      let p99 = 0;
      for (let seed = 1; seed <= 10; seed++) {
        const { normal } = runEvents({
          ...base,
          segments: [{ fromSeconds: 0, normalPerSecond: lambda, emergencyPerSecond: 0, servers: c }],
          endSeconds: arrivals / lambda,
          service: { meanSeconds: 1 / mu },
          warmUpSeconds: arrivals / 100 / lambda,
          seed: String(seed),
        });
        wait += normal.meanWaitSeconds / 10;
        p99 += normal.waitQuantile(0.99) / 10;
      }
      expect(Math.abs(wait - state.meanWaitSeconds)).toBeLessThanOrEqual(0.05 * state.meanWaitSeconds);
      expect(Math.abs(p99 / waitQuantileSeconds(queue, 0.99) - 1)).toBeLessThanOrEqual(0.05);
    },
  );

  it("loses nobody: arrived is served, shed or left, in every class", () => {
    const rate = fc.integer({ min: 0, max: 300 });
    const segment = fc.record({
      normalPerSecond: rate,
      emergencyPerSecond: rate,
      servers: fc.integer({ min: 0, max: 12 }),
    });
    fc.assert(
      fc.property(
        fc.array(segment, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        fc.string(),
        (parts, shed, seed) => {
          const outcome = runEvents({
            ...base,
            segments: parts.map((part, index) => ({ fromSeconds: index * 5, ...part })),
            endSeconds: parts.length * 5,
            ...(shed ? { shedding: { maxWaitSeconds: 0.5, emergencyFactor: 5 } } : {}),
            seed,
          });
          for (const { arrived, served, shed: lost, left } of [outcome.normal, outcome.emergency]) {
            expect(served + lost + left).toBe(arrived);
            expect(left).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it("keeps emergencies quick while routine requests are shed", () => {
    const { normal, emergency } = runEvents({
      ...base,
      segments: [{ fromSeconds: 0, normalPerSecond: 300, emergencyPerSecond: 10, servers: 6 }],
      shedding: { maxWaitSeconds: 2, emergencyFactor: 5 },
    });
    expect(normal.shed / normal.arrived).toBeGreaterThan(0.4);
    expect(emergency.shed).toBe(0);
    expect(emergency.waitQuantile(0.99)).toBeLessThan(0.1);
  });

  it("lets servers that leave finish what they run", () => {
    const { normal } = runEvents({
      ...base,
      segments: [
        { fromSeconds: 0, normalPerSecond: 50, emergencyPerSecond: 0, servers: 6 },
        { fromSeconds: 10, normalPerSecond: 0, emergencyPerSecond: 0, servers: 0 },
      ],
      endSeconds: 60,
    });
    expect(normal.served + normal.left).toBe(normal.arrived);
    expect(normal.shed).toBe(0);
  });

  it("waits less with even arrivals than with random ones, as a paced load generator shows", () => {
    const random = runEvents(base).normal;
    const even = runEvents({ ...base, spacing: "even" }).normal;
    expect(even.meanWaitSeconds).toBeLessThan(random.meanWaitSeconds);
  });

  it("gives the same numbers for the same seed and others for another", () => {
    expect(runEvents(base).normal.meanWaitSeconds).toBe(runEvents(base).normal.meanWaitSeconds);
    expect(runEvents({ ...base, seed: "2" }).normal.meanWaitSeconds).not.toBe(
      runEvents(base).normal.meanWaitSeconds,
    );
  });

  it("refuses impossible input with every path", () => {
    const bad = () =>
      runEvents({
        ...base,
        segments: [
          { fromSeconds: 5, normalPerSecond: Number.NaN, emergencyPerSecond: 0, servers: 1.5 },
          { fromSeconds: 5, normalPerSecond: 1, emergencyPerSecond: -1, servers: 1 },
        ],
        service: { meanSeconds: 0 },
      });
    expect(bad).toThrow(InputError);
    expect(bad).toThrow(
      /segments\.0\.normalPerSecond[\s\S]*servers[\s\S]*segments\.1\.fromSeconds[\s\S]*meanSeconds/,
    );
  });
});
