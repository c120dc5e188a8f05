import {
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
} from "@grafana/grafana-foundation-sdk/common";
import {
  type Dashboard,
  DashboardBuilder,
  DashboardCursorSync,
  DatasourceVariableBuilder,
  type Threshold,
  ThresholdsConfigBuilder,
  ThresholdsMode,
} from "@grafana/grafana-foundation-sdk/dashboard";
import { DataqueryBuilder } from "@grafana/grafana-foundation-sdk/prometheus";
import { PanelBuilder as StatBuilder } from "@grafana/grafana-foundation-sdk/stat";
import { PanelBuilder as TimeseriesBuilder } from "@grafana/grafana-foundation-sdk/timeseries";
import { firesAbove } from "../cases/levels.ts";
import { alertsOf, type Catalogue } from "../catalogue.ts";
import type { Board, Panel, PanelLimit, PanelUnit } from "./board-types.ts";
import { type GridPosition, positions } from "./layout.ts";

const grafanaUnits: Readonly<Record<PanelUnit, string>> = {
  seconds: "s",
  share: "percentunit",
  "per second": "reqps",
  "per minute": "cpm",
  count: "short",
  "us dollars": "currencyUSD",
  days: "d",
};

const dataSource = { type: "prometheus", uid: `\${datasource}` };

/**
 * A dashboard as Grafana imports it. The thresholds of alerts are drawn into the panels they judge; the data source is a variable,
 * so that one dashboard serves both regions and the managed workspace.
 *
 * @example
 * const json = JSON.stringify(grafanaDashboard(surgeBoard, catalogue), null, 2);
 */
export function grafanaDashboard(board: Board, catalogue: Catalogue): Dashboard {
  const builder = new DashboardBuilder(board.title)
    .uid(board.uid)
    .description(`For ${board.reader}.`)
    .tags(["wardrail", "generated"])
    .readonly()
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from: `now-${board.span}`, to: "now" })
    .refresh("30s")
    .timezone("browser")
    .withVariable(new DatasourceVariableBuilder("datasource").label("Data source").type("prometheus"));
  const places = positions(board.panels);
  for (const [index, panel] of board.panels.entries()) {
    const position = places[index] ?? { x: 0, y: 0, w: 12, h: 8 };
    builder.withPanel((panel.shows === "number" ? statOf : courseOf)(panel, position, catalogue));
  }
  return builder.build();
}

function courseOf(panel: Panel, position: GridPosition, catalogue: Catalogue): TimeseriesBuilder {
  const builder = new TimeseriesBuilder()
    .title(panel.title)
    .description(panel.tells)
    .datasource(dataSource)
    .unit(grafanaUnits[panel.unit])
    .gridPos(position)
    .fillOpacity(8)
    .targets(
      panel.queries.map(({ expr, legend }) => new DataqueryBuilder().expr(expr).legendFormat(legend).range()),
    );
  if (panel.limit === undefined) return builder;
  return builder
    .thresholds(thresholdsOf(panel.limit, catalogue))
    .thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.DashedAndArea));
}

function statOf(panel: Panel, position: GridPosition, catalogue: Catalogue): StatBuilder {
  const builder = new StatBuilder()
    .title(panel.title)
    .description(panel.tells)
    .datasource(dataSource)
    .unit(grafanaUnits[panel.unit])
    .gridPos(position)
    // A number that nobody reports is not zero.
    .noValue("no data")
    .targets(
      panel.queries.map(({ expr, legend }) =>
        new DataqueryBuilder().expr(expr).legendFormat(legend).instant(),
      ),
    );
  return panel.limit === undefined ? builder : builder.thresholds(thresholdsOf(panel.limit, catalogue));
}

/** Red where the alert fires, without colour elsewhere: colour means trouble and nothing else. */
function thresholdsOf({ alert, threshold }: PanelLimit, catalogue: Catalogue): ThresholdsConfigBuilder {
  const rule = alertsOf(catalogue).find((each) => each.alert === alert);
  const limit = rule?.thresholds[threshold];
  if (rule === undefined || limit === undefined)
    throw new RangeError(`no threshold ${threshold} of ${alert}`);
  const steps: Threshold[] = firesAbove(rule.expr, threshold)
    ? [
        { value: null, color: "transparent" },
        { value: limit.value, color: "red" },
      ]
    : [
        { value: null, color: "red" },
        { value: limit.value, color: "transparent" },
      ];
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(steps);
}
