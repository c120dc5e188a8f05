import fc from "fast-check";
import { expect, it } from "vitest";
import { positions } from "./layout.ts";

it("never lets two panels overlap or leave the grid, whatever their order", () => {
  const panels = fc.array(fc.record({ shows: fc.constantFrom("number" as const, "course" as const) }), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(panels, (shown) => {
      const cells = positions(shown).flatMap(({ x, y, w, h }) => {
        expect(x + w).toBeLessThanOrEqual(24);
        return Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`);
      });
      expect(new Set(cells).size).toBe(cells.length);
    }),
  );
});
