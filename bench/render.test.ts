import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { growthExponent, renderFigures, renderRows } from "./render.ts";

describe("how a render grows", () => {
  it("is the exponent of a power law", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 9, noNaN: true }),
        fc.integer({ min: -2, max: 3 }),
        (scale, power) => {
          const figures = [10, 20, 40, 80].map((hospitals) => ({
            hospitals,
            medianSeconds: scale * hospitals ** power,
          }));
          expect(growthExponent(figures)).toBeCloseTo(power, 6);
        },
      ),
    );
  });

  it("is measured on every layer, whose resources do not multiply with hospitals", async () => {
    const figures = await renderFigures(1);
    expect(new Set(figures.map(({ resources }) => resources)).size).toBe(1);
    expect(figures.length).toBeGreaterThan(2);
    for (const { medianSeconds, resources } of figures) {
      expect(medianSeconds).toBeGreaterThan(0);
      expect(resources).toBeGreaterThan(1000);
    }
    expect(renderRows(figures)).toHaveLength(figures.length + 2);
  });
});
