import type { ScenarioForecast } from "../../../exchange/season.ts";
import { formatCompact, formatDuration } from "../format.ts";
import { html, type Markup } from "../markup.ts";
import { drawPanel, type Panel, px } from "./panel.ts";
import { type TimeAxis, timeAxis } from "./time-axis.ts";

export interface SurgeChartOptions {
  /** Unique in the page: ids of the title, the description and the hatching start with it. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** `wide` for screens and paper, `narrow` for phones, where a scaled-down wide chart could not be read. */
  readonly size: "wide" | "narrow";
}

interface Layout {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly heights: readonly [number, number, number, number];
}

const layouts: Readonly<Record<SurgeChartOptions["size"], Layout>> = {
  wide: { width: 920, left: 56, right: 14, heights: [210, 96, 60, 72] },
  narrow: { width: 328, left: 40, right: 8, heights: [170, 84, 52, 60] },
};

const panelGap = 18;
/** Room for two names of marks above the first plot. */
const markRows = 38;

type DrawnPanel = ReturnType<typeof drawPanel>;

/**
 * One scenario on one time axis: demand, ready capacity and shed requests; replicas; nodes; 95th percentile. The
 * limit and the time to capacity run through all panels. Server-side SVG that needs no script and no font.
 */
export function surgeChart(scenario: ScenarioForecast, options: SurgeChartOptions): Markup {
  const { width, left, right, heights } = layouts[options.size];
  const { id, title, description } = options;
  const time = surgeTimeAxis(scenario, width - left - right);
  const frame = {
    left,
    width: width - left - right,
    time,
    seconds: scenario.series.seconds,
    hatchId: `${id}-hatch`,
  };
  const drawn: DrawnPanel[] = [];
  let top = 0;
  for (const panel of panelsOf(scenario, heights)) {
    const next = drawPanel(panel, { ...frame, top, headroom: top === 0 ? markRows : 0 });
    drawn.push(next);
    top = next.bottom + panelGap;
  }
  const bottom = top - panelGap;
  return html`<svg class="chart chart-${options.size}" role="img" aria-labelledby="${id}-title ${id}-description" viewBox="0 0 ${width} ${px(bottom + 44)}" width="${width}" height="${px(bottom + 44)}">
<title id="${id}-title">${title}</title><desc id="${id}-description">${description}</desc>
<defs><pattern id="${id}-hatch" class="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v6"/></pattern></defs>
<g transform="translate(${left} 0)">${lateBand(scenario, time, drawn)}</g>
${drawn.map(({ markup }) => markup)}
<g transform="translate(${left} 0)">${marks(scenario, time, frame.width, drawn)}</g>
${drawTimeAxis(time, left, frame.width, bottom)}
</svg>`;
}

/** The axis a scenario is drawn on: the whole run, readable at its limit and its time to capacity. */
export function surgeTimeAxis(
  { series, requiredSeconds, timeToCapacitySeconds }: ScenarioForecast,
  width: number,
): TimeAxis {
  const seconds = series.seconds.filter(Number.isFinite);
  return timeAxis({
    first: seconds[0] ?? 0,
    last: seconds.at(-1) ?? 0,
    focus: [requiredSeconds?.value, timeToCapacitySeconds ?? undefined].filter((at) => at !== undefined),
    width,
  });
}

function panelsOf({ series, objectives }: ScenarioForecast, heights: Layout["heights"]): readonly Panel[] {
  const api = objectives.find(({ metric, severity }) => metric === "api_p95_ms" && severity === "objective");
  return [
    {
      title: "Requests per second",
      height: heights[0],
      valueLabel: formatCompact,
      lines: [
        { name: "demand", style: "demand", values: series.demandRequestsPerSecond },
        { name: "ready capacity", style: "capacity", values: series.readyCapacityRequestsPerSecond },
        { name: "shed", style: "shed", values: series.shedRequestsPerSecond, filled: true },
      ],
    },
    {
      title: "Replicas",
      height: heights[1],
      valueLabel: formatCompact,
      lines: [
        { name: "wanted", style: "wanted", values: series.wantedReplicas },
        { name: "ready", style: "capacity", values: series.readyReplicas },
      ],
    },
    {
      title: "Nodes",
      height: heights[2],
      valueLabel: formatCompact,
      lines: [{ name: "running", style: "nodes", values: series.nodes }],
    },
    {
      title: "Response time",
      height: heights[3],
      valueLabel: formatDuration,
      lines: [
        { name: "95th percentile", style: "latency", values: series.p95Seconds },
        ...(api === undefined || !Number.isFinite(api.limit)
          ? []
          : [
              {
                name: `objective ${formatDuration(api.limit / 1000)}`,
                style: "objective" as const,
                values: series.seconds.map(() => api.limit / 1000),
              },
            ]),
      ],
    },
  ];
}

/** The time by which capacity comes too late, as a band behind the lines. */
function lateBand(
  { requiredSeconds, timeToCapacitySeconds, series }: ScenarioForecast,
  time: TimeAxis,
  panels: readonly DrawnPanel[],
): readonly Markup[] {
  if (requiredSeconds === null || series.seconds.length === 0) return [];
  const until = timeToCapacitySeconds ?? time.last;
  if (!(until > requiredSeconds.value)) return [];
  const from = time.position(requiredSeconds.value);
  return panels.map(
    ({ plotTop, bottom }) =>
      html`<rect class="late" x="${px(from)}" y="${px(plotTop)}" width="${px(time.position(until) - from)}" height="${px(bottom - plotTop)}"/>`,
  );
}

function marks(
  scenario: ScenarioForecast,
  time: TimeAxis,
  width: number,
  panels: readonly DrawnPanel[],
): readonly (Markup | false)[] {
  const limit = scenario.requiredSeconds?.value;
  const needed = scenario.timeToCapacitySeconds;
  const plotTop = panels[0]?.plotTop ?? markRows;
  const place = { width, panels, plotTop };
  const limitAt = limit === undefined ? undefined : time.position(limit);
  if (needed === null) {
    return [
      limitMark(limit, limitAt, place),
      html`<text class="mark-name mark-name-reached" x="${px(width)}" y="${px(plotTop - 8)}" text-anchor="end">capacity never reached</text>`,
    ];
  }
  const name = needed === 0 ? "enough from the start" : `capacity ${formatDuration(needed)}`;
  const at = time.position(needed);
  // Away from the limit's line, when there is room on that side.
  const meetsLimit = limitAt !== undefined && limitAt > at && limitAt - at < name.length * 7;
  const toTheLeft = at > width * 0.6 || (meetsLimit && at + 36 > name.length * 6);
  return [limitMark(limit, limitAt, place), mark({ name, style: "reached", at, row: 1, toTheLeft }, place)];
}

function limitMark(limit: number | undefined, at: number | undefined, place: MarkPlace): Markup | false {
  if (limit === undefined || at === undefined) return false;
  return mark(
    { name: `limit ${formatDuration(limit)}`, style: "limit", at, row: 0, toTheLeft: at > place.width * 0.6 },
    place,
  );
}

interface Mark {
  readonly name: string;
  readonly style: "limit" | "reached";
  readonly at: number;
  /** Its name stands in the upper (0) or lower (1) row above the first plot. */
  readonly row: 0 | 1;
  readonly toTheLeft: boolean;
}

interface MarkPlace {
  readonly width: number;
  readonly plotTop: number;
  readonly panels: readonly DrawnPanel[];
}

/** A vertical line through every plot, its name above the first. */
function mark({ name, style, at, row, toTheLeft }: Mark, { plotTop, panels }: MarkPlace): Markup {
  const y = plotTop - markRows + 13 + row * 17;
  const lines = panels.map(
    (panel, index) => `M${px(at)} ${px(index === 0 ? y - 10 : panel.plotTop)}V${px(panel.bottom)}`,
  );
  return html`<path class="mark mark-${style}" d="${lines.join("")}"/><text class="mark-name mark-name-${style}" x="${px(at + (toTheLeft ? -6 : 6))}" y="${px(y)}" text-anchor="${toTheLeft ? "end" : "start"}">${name}</text>`;
}

function drawTimeAxis(time: TimeAxis, left: number, width: number, bottom: number): Markup {
  const note =
    time.kind === "logarithmic" ? "Time since the surge began (logarithmic)" : "Time since the surge began";
  return html`<g transform="translate(${left} ${px(bottom)})"><path class="axis" d="M0 0h${px(width)}"/>${time.ticks.map(
    ({ position, label }) =>
      html`<path class="axis" d="M${px(position)} 0v5"/><text class="tick" x="${px(position)}" y="18" text-anchor="${position > width - 16 ? "end" : position < 8 ? "start" : "middle"}">${label}</text>`,
  )}<text class="axis-name" x="0" y="36">${note}</text></g>`;
}
