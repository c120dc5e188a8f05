import { describe, expect, it } from "vitest";
import { fnv1a32, randomStream } from "./prng.ts";

describe("random streams", () => {
  it("draws the published uniforms and counts", () => {
    expect(fnv1a32("wardrail/booking/arrivals")).toBe(3845981018);
    const uniforms = randomStream("wardrail", "booking", "arrivals");
    expect([1, 2, 3, 4].map(() => uniforms.uniform().toFixed(10))).toEqual([
      "0.6015427629",
      "0.0498362873",
      "0.5401731490",
      "0.8074361898",
    ]);
    const counts = randomStream("wardrail", "booking", "arrivals");
    expect([0.5, 3, 29.5, 90, 1000].map((mean) => counts.poisson(mean))).toEqual([0, 1, 30, 96, 1037]);
  });

  it("gives each stream of each service its own numbers", () => {
    const first = [
      randomStream("s", "booking", "arrivals"),
      randomStream("s", "booking", "service"),
      randomStream("s", "waitlist", "arrivals"),
    ];
    expect(new Set(first.map((stream) => stream.uniform())).size).toBe(3);
  });

  it("draws the mean it was asked for", () => {
    const stream = randomStream("mean", "booking", "arrivals");
    const mean = (draw: () => number): number =>
      Array.from({ length: 20_000 }, draw).reduce((a, b) => a + b, 0) / 20_000;
    expect(mean(() => stream.poisson(75))).toBeCloseTo(75, 0);
    expect(mean(() => stream.exponential(2))).toBeCloseTo(2, 1);
    expect(mean(() => stream.logNormal(2, 0.5))).toBeCloseTo(2, 1);
  });
});
