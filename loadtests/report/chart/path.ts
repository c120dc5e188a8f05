import { area, line } from "d3-shape";

export interface Point {
  readonly x: number;
  /** Not a number where the series has no value: the line is broken there. */
  readonly y: number;
}

const digits = 1;
/** Points nearer than this to the line through their neighbours, in pixels, cannot be seen. */
const tolerance = 0.35;

const drawLine = line<Point>()
  .x(({ x }) => x)
  .y(({ y }) => y)
  .defined(({ y }) => Number.isFinite(y))
  .digits(digits);

/** Path data of a line; points that change nothing visible are left out. Empty when there is nothing to draw. */
export function linePath(points: readonly Point[]): string {
  return drawLine(simplify(points)) ?? "";
}

/** Path data of the area between a line and `base` (pixels from the top). */
export function areaPath(points: readonly Point[], base: number): string {
  const draw = area<Point>()
    .x(({ x }) => x)
    .y1(({ y }) => y)
    .y0(base)
    .defined(({ y }) => Number.isFinite(y))
    .digits(digits);
  return draw(simplify(points)) ?? "";
}

/** Ramer, Douglas and Peucker's line simplification, applied to each unbroken run of points. */
export function simplify(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  let run: Point[] = [];
  for (const point of points) {
    if (Number.isFinite(point.y)) {
      run.push(point);
      continue;
    }
    kept.push(...simplifyRun(run), point);
    run = [];
  }
  return [...kept, ...simplifyRun(run)];
}

function simplifyRun(points: readonly Point[]): Point[] {
  const keep = new Set([0, points.length - 1]);
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    const farthest = farthestBetween(points, from, to);
    if (farthest === undefined) continue;
    keep.add(farthest);
    spans.push([from, farthest], [farthest, to]);
  }
  return points.filter((_, index) => keep.has(index));
}

/** The point between two others that lies farthest from their line, if it lies far enough to be seen. */
function farthestBetween(points: readonly Point[], from: number, to: number): number | undefined {
  const start = points[from];
  const end = points[to];
  if (start === undefined || end === undefined) return undefined;
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  let farthest: number | undefined;
  let most = tolerance;
  for (let index = from + 1; index < to; index += 1) {
    const point = points[index];
    if (point === undefined) continue;
    const cross = (end.x - start.x) * (start.y - point.y) - (start.x - point.x) * (end.y - start.y);
    const distance =
      length === 0 ? Math.hypot(point.x - start.x, point.y - start.y) : Math.abs(cross) / length;
    if (distance > most) {
      most = distance;
      farthest = index;
    }
  }
  return farthest;
}
