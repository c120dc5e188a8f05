import type { ScenarioForecast, ServiceForecast } from "../../../exchange/season.ts";
import { formatDuration, formatNumber } from "../format.ts";
import { html, type Markup } from "../markup.ts";
import { origin } from "./badge.ts";
import { table } from "./table.ts";

/** How each service fares in each region, and what holds it back. */
export function servicesTable({ services }: ScenarioForecast): Markup {
  if (services.length === 0) return html`<p class="quiet">No service was forecast on its own.</p>`;
  const name = "Services and what holds each of them back";
  return table<ServiceForecast>({
    caption: html`${name}. ${origin("forecast; the ceiling is declared in the stack")}`,
    name,
    rows: services,
    columns: [
      { head: "Service", isRowHeader: true, cell: ({ service }) => service },
      { head: "Region", cell: ({ region }) => region },
      {
        head: "Capacity in",
        align: "right",
        cell: ({ timeToCapacitySeconds: needed }) =>
          needed === null ? html`<b>never</b>` : formatDuration(needed),
      },
      { head: "Needed", align: "right", cell: ({ neededReplicas }) => formatNumber(neededReplicas, 0) },
      { head: "Peak", align: "right", cell: ({ peakReplicas }) => formatNumber(peakReplicas, 0) },
      {
        head: "Ceiling",
        align: "right",
        cell: ({ maxReplicas, neededReplicas }) =>
          maxReplicas < neededReplicas
            ? html`<span class="short">${formatNumber(maxReplicas, 0)}, too low</span>`
            : formatNumber(maxReplicas, 0),
      },
      { head: "Binding constraint", wide: true, cell: ({ bindingConstraint }) => bindingConstraint },
    ],
  });
}
