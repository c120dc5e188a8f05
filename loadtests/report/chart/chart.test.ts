import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forecastFixture } from "../testing/forecast-fixture.ts";
import { linePath, type Point, simplify } from "./path.ts";
import { surgeChart } from "./surge-chart.ts";
import { timeAxis } from "./time-axis.ts";
import { largestOf, valueAxis } from "./value-axis.ts";

const width = 850;
const ninetyDays = 90 * 86_400;

describe("time axis", () => {
  test("keeps the first minutes readable in a run of 90 days", () => {
    const axis = timeAxis({ first: -60, last: ninetyDays, focus: [60, 94], width });
    expect(axis.kind).toBe("logarithmic");
    expect(axis.position(60) - axis.position(0)).toBeGreaterThan(width / 10);
    expect(axis.position(94) - axis.position(60)).toBeGreaterThan(15);
  });

  test("stays linear while the limit is easy to see", () => {
    expect(timeAxis({ first: -60, last: 900, focus: [300], width }).kind).toBe("linear");
  });

  const runs = fc.record({
    first: fc.integer({ min: -600, max: 0 }),
    last: fc.integer({ min: 1, max: 4 * ninetyDays }),
    focus: fc.array(fc.integer({ min: 0, max: 7200 }), { maxLength: 3 }),
    width: fc.constantFrom(280, width),
  });

  test("never runs backwards and never leaves the plot", () => {
    fc.assert(
      fc.property(
        runs,
        fc.array(fc.integer({ min: -1000, max: 5 * ninetyDays }), { minLength: 2 }),
        (run, moments) => {
          const axis = timeAxis(run);
          const positions = moments.toSorted((left, right) => left - right).map(axis.position);
          expect(positions).toEqual(positions.toSorted((left, right) => left - right));
          expect(positions.every((position) => position >= 0 && position <= run.width)).toBe(true);
        },
      ),
    );
  });

  test("labels at least two moments, and none so near that labels touch", () => {
    fc.assert(
      fc.property(runs, (run) => {
        const { ticks } = timeAxis(run);
        expect(ticks.length).toBeGreaterThanOrEqual(run.last - run.first < 2 ? 1 : 2);
        const gaps = ticks.slice(1).map(({ position }, index) => position - (ticks[index]?.position ?? 0));
        expect(gaps.every((gap) => gap >= 52)).toBe(true);
        expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
      }),
    );
  });
});

describe("value axis", () => {
  test("begins at zero and has room for the largest value", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
        fc.constantFrom(52, 210),
        (largest, height) => {
          const axis = valueAxis(largest, height, String);
          expect(axis.position(0)).toBe(height);
          expect(axis.position(largest)).toBeGreaterThanOrEqual(-1e-6);
          expect(axis.ticks[0]?.value).toBe(0);
        },
      ),
    );
  });

  test("is not led astray by what is no number", () => {
    expect(largestOf([1, Number.NaN, 3], [Number.POSITIVE_INFINITY, 2])).toBe(3);
    expect(valueAxis(0, 100, String).position(0)).toBe(100);
  });
});

describe("lines", () => {
  const points: fc.Arbitrary<Point[]> = fc
    .array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 2, maxLength: 300 })
    .map((values) => values.map((y, index) => ({ x: index * 2, y })));

  test("leave out only points that nobody could see", () => {
    fc.assert(
      fc.property(points, (all) => {
        const kept = simplify(all);
        for (const point of all) expect(distanceToLine(kept, point)).toBeLessThan(0.4);
        expect(kept[0]).toEqual(all[0]);
        expect(kept.at(-1)).toEqual(all.at(-1));
      }),
    );
  });

  test("stay within the points they are given, however busy they are", () => {
    fc.assert(fc.property(points, (all) => void expect(simplify(all, 40).length).toBeLessThanOrEqual(40)));
  });

  test("become two points when they are straight", () => {
    expect(simplify(Array.from({ length: 600 }, (_, x) => ({ x, y: 5 })))).toHaveLength(2);
  });

  test("break where a value is missing instead of inventing one", () => {
    expect(
      linePath([
        { x: 0, y: 1 },
        { x: 1, y: 2 },
        { x: 2, y: Number.NaN },
        { x: 3, y: 4 },
        { x: 4, y: 9 },
      ]),
    ).toBe("M0,1L1,2M3,4L4,9");
  });

  function distanceToLine(line: readonly Point[], { x, y }: Point): number {
    return Math.min(
      ...line.slice(1).map((end, index) => {
        const start = line[index] ?? end;
        const [dx, dy] = [end.x - start.x, end.y - start.y];
        const along = ((x - start.x) * dx + (y - start.y) * dy) / (dx * dx + dy * dy || 1);
        const nearest = Math.min(1, Math.max(0, along));
        return Math.hypot(start.x + nearest * dx - x, start.y + nearest * dy - y);
      }),
    );
  }
});

describe("surge chart", () => {
  const options = { id: "c", title: "t", description: "d", size: "wide" } as const;
  const [first] = forecastFixture("short").scenarios.filter(
    ({ scenario, gates }) => gates && scenario === "cyber-attack-recovery",
  );
  if (first === undefined) throw new Error("the fixture has a cyber attack");
  const scenario = first;

  test("gives every line its own style and every mark its name", () => {
    const { text } = surgeChart(scenario, options);
    for (const style of ["demand", "capacity", "shed", "wanted", "nodes", "latency", "objective"]) {
      expect(text).toContain(`class="line line-${style}"`);
    }
    expect(text).toContain(">limit 60 s<");
    expect(text).toMatch(/>capacity 5 min \d+ s</);
    expect(text.match(/class="late"/g)).toHaveLength(4);
  });

  test("says when capacity is never reached, and shades to the end of the run", () => {
    const { text } = surgeChart({ ...scenario, timeToCapacitySeconds: null }, options);
    expect(text).toContain(">capacity never reached<");
    expect(text).toContain('class="late"');
  });

  test("shades nothing when capacity comes in time", () => {
    expect(surgeChart({ ...scenario, timeToCapacitySeconds: 30 }, options).text).not.toContain(
      'class="late"',
    );
  });
});
