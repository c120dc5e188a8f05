import { area, line } from "d3-shape";

export interface Point {
  readonly x: number;
  /** Not a number where the series has no value: the line is broken there. */
  readonly y: number;
}

const digits = 1;
/** Points nearer than this to the line through their neighbours, in pixels, cannot be seen. */
const invisible = 0.35;
/** A tolerance of this many pixels ends the search for fewer points: the line must stay a picture of the data. */
const coarsest = 40;

const drawLine = line<Point>()
  .x(({ x }) => x)
  .y(({ y }) => y)
  .defined(({ y }) => Number.isFinite(y))
  .digits(digits);

/**
 * Path data of a line; points that change nothing visible are left out, and of a line too busy for `most` points
 * those that change least. Empty when there is nothing to draw.
 */
export function linePath(points: readonly Point[], most?: number): string {
  return drawLine(simplify(points, most)) ?? "";
}

/** Path data of the area between a line and `base` (pixels from the top). */
export function areaPath(points: readonly Point[], base: number, most?: number): string {
  const draw = area<Point>()
    .x(({ x }) => x)
    .y1(({ y }) => y)
    .y0(base)
    .defined(({ y }) => Number.isFinite(y))
    .digits(digits);
  return draw(simplify(points, most)) ?? "";
}

/**
 * Ramer, Douglas and Peucker's line simplification, applied to each unbroken run of points. The tolerance doubles
 * until no more than `most` points are left (default: as many as can be seen); a broken line keeps its breaks.
 */
export function simplify(points: readonly Point[], most = Number.POSITIVE_INFINITY): Point[] {
  const runs = unbrokenRuns(points);
  for (let tolerance = invisible; ; tolerance *= 2) {
    const kept = runs.flatMap((run) => (Array.isArray(run) ? simplifyRun(run, tolerance) : [run]));
    if (kept.length <= most || tolerance > coarsest) return kept;
  }
}

function unbrokenRuns(points: readonly Point[]): readonly (Point[] | Point)[] {
  const runs: (Point[] | Point)[] = [];
  for (const point of points) {
    const last = runs.at(-1);
    if (!Number.isFinite(point.y)) runs.push(point);
    else if (Array.isArray(last)) last.push(point);
    else runs.push([point]);
  }
  return runs;
}

function simplifyRun(points: readonly Point[], tolerance: number): Point[] {
  const keep = new Set([0, points.length - 1]);
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    const farthest = farthestBetween(points, from, to, tolerance);
    if (farthest === undefined) continue;
    keep.add(farthest);
    spans.push([from, farthest], [farthest, to]);
  }
  return points.filter((_, index) => keep.has(index));
}

/** The point between two others that lies farthest from their line, if it lies far enough to be seen. */
function farthestBetween(
  points: readonly Point[],
  from: number,
  to: number,
  tolerance: number,
): number | undefined {
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
