import { html, type Interpolated, type Markup, nothing, trustedMarkup } from "../markup.ts";
import { areaPath, linePath, type Point } from "./path.ts";
import type { TimeAxis } from "./time-axis.ts";
import { largestOf, valueAxis } from "./value-axis.ts";

/** How a line is drawn. Each style has its own dash pattern, so that lines are told apart without colour. */
export type LineStyle = "demand" | "capacity" | "shed" | "wanted" | "nodes" | "latency" | "objective";

export interface Line {
  readonly name: string;
  readonly style: LineStyle;
  readonly values: readonly number[];
  /** Fills the area under the line with its style's hatching. */
  readonly filled?: boolean;
}

export interface Panel {
  readonly title: string;
  /** In the order of the legend; the first is drawn last, on top of the others. */
  readonly lines: readonly Line[];
  /** Height of the plot in pixels, without the panel's heading. */
  readonly height: number;
  readonly valueLabel: (value: number) => string;
}

/** Where a panel is put: pixels from the top of the chart, and the room of the plot. */
export interface PanelFrame {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly time: TimeAxis;
  readonly seconds: readonly number[];
  /** Id of the hatching to fill areas with. */
  readonly hatchId: string;
  /** Pixels kept free between the heading and the plot. */
  readonly headroom: number;
}

const characterWidth = 6.3;
const legendRow = 18;
/** A line gets one point for every so many pixels of width, which bounds the page however busy a forecast is. */
const pixelsPerPoint = 7;

/** Heading, legend, grid and lines of one panel, and the height that all of it takes. */
export function drawPanel(
  panel: Panel,
  frame: PanelFrame,
): { readonly markup: Markup; readonly plotTop: number; readonly bottom: number } {
  const legend = layOutLegend(panel, frame.left + frame.width);
  const plotTop = frame.top + legend.height + frame.headroom;
  const values = valueAxis(
    largestOf(...panel.lines.map((each) => each.values)),
    panel.height,
    panel.valueLabel,
  );
  const labels = values.ticks.map(
    ({ position, label }) =>
      html`<text class="tick" x="-8" y="${px(position + 4)}" text-anchor="end">${label}</text>`,
  );
  const rows = values.ticks.map(({ position }) => `M0 ${px(position)}h${px(frame.width)}`).join("");
  const columns = frame.time.ticks.map(({ position }) => `M${px(position)} 0v${panel.height}`).join("");
  return {
    plotTop,
    bottom: plotTop + panel.height,
    markup: html`<g transform="translate(0 ${px(frame.top)})">${legend.markup}</g>
<g transform="translate(${px(frame.left)} ${px(plotTop)})"><path class="grid faint" d="${columns}"/><path class="grid" d="${rows}"/>${labels}${panel.lines.toReversed().map((each) => drawLine(each, panel.height, values.position, frame))}</g>`,
  };
}

/** A sample of a line as it is drawn, for legends. */
export function lineSample(style: LineStyle): Markup {
  return html`<path class="line line-${style}" d="M0 0h26"/>`;
}

function drawLine(
  line: Line,
  height: number,
  position: (value: number) => number,
  frame: PanelFrame,
): Markup {
  const points = pointsOf(line.values, position, frame);
  const most = Math.ceil(frame.width / pixelsPerPoint);
  const path = linePath(points, most);
  if (path === "") return nothing;
  const fill: Interpolated =
    line.filled === true &&
    html`<path class="area" fill="url(#${frame.hatchId})" d="${trustedMarkup(areaPath(points, height, most))}"/>`;
  return html`${fill}<path class="line line-${line.style}" d="${trustedMarkup(path)}"/>`;
}

/** A change of more than this many pixels between two close samples is an edge: the value held until it changed. */
const edge = 12;
const closeSeconds = 60;

/** The samples on the axis; of those before its start only the last, moved to the start. */
function pointsOf(
  values: readonly number[],
  position: (value: number) => number,
  { time, seconds }: PanelFrame,
): readonly Point[] {
  const from = Math.max(0, seconds.findIndex((at) => at >= time.first) - 1);
  const points: Point[] = [];
  for (const [offset, at] of seconds.slice(from).entries()) {
    if (!Number.isFinite(at)) continue;
    const value = values[from + offset];
    const known = value !== undefined && Number.isFinite(value);
    const point = { x: time.position(at), y: known ? position(value) : Number.NaN };
    const before = points.at(-1);
    const isClose = at - (seconds[from + offset - 1] ?? Number.NEGATIVE_INFINITY) <= closeSeconds;
    if (before !== undefined && isClose && Math.abs(point.y - before.y) > edge)
      points.push({ x: point.x, y: before.y });
    points.push(point);
  }
  return points;
}

function layOutLegend(
  { title, lines }: Panel,
  width: number,
): { readonly markup: Markup; readonly height: number } {
  let x = title.length * (characterWidth + 0.6) + 18;
  let row = 0;
  const entries = lines.map(({ name, style }) => {
    const size = 34 + name.length * characterWidth + 16;
    if (x + size > width + 16) {
      x = 0;
      row += 1;
    }
    const entry = html`<g transform="translate(${px(x)} ${row * legendRow})"><g transform="translate(0 -4)">${lineSample(style)}</g><text class="legend" x="32">${name}</text></g>`;
    x += size;
    return entry;
  });
  return {
    height: (row + 1) * legendRow + 8,
    markup: html`<g transform="translate(0 13)"><text class="panel-title">${title}</text>${entries}</g>`,
  };
}

/** Pixels with one decimal, as an attribute. */
export function px(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toFixed(1))) : "0";
}
