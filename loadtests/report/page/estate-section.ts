import type { EstateResult } from "../../../exchange/season.ts";
import { formatCounted, formatNumber } from "../format.ts";
import { html, type Markup } from "../markup.ts";
import { badge, origin } from "./badge.ts";
import { table } from "./table.ts";

const mostTypes = 3;

/** What was rehearsed: the stacks and how much each of them holds. */
export function estateSection({ environment, hospitals, stacks }: EstateResult): Markup {
  const resources = stacks.reduce((sum, { resourceCount }) => sum + resourceCount, 0);
  const intro = html`<p>The <b>${environment}</b> estate for ${formatCounted(hospitals, "hospital")}: ${formatCounted(stacks.length, "stack")} with ${formatCounted(resources, "resource")}. ${origin("derived by rendering the stacks")}</p>`;
  if (stacks.length === 0)
    return html`${intro}<p class="notice">${badge("unknown", "Unknown")} No stack was rendered, so nothing was rehearsed.</p>`;
  return html`${intro}${table({
    caption: "Stacks and their most frequent resource types.",
    name: "Stacks",
    rows: stacks,
    columns: [
      { head: "Stack", isRowHeader: true, cell: ({ stack }) => html`<span class="code">${stack}</span>` },
      { head: "Layer", cell: ({ layer }) => layer },
      { head: "Region", cell: ({ region }) => region ?? html`<span class="quiet">global</span>` },
      { head: "Resources", align: "right", cell: ({ resourceCount }) => formatNumber(resourceCount, 0) },
      {
        head: "Types",
        wide: true,
        cell: ({ types }) =>
          html`<small class="code">${types
            .slice(0, mostTypes)
            .map(({ type, count }) => `${formatNumber(count, 0)}\u00a0${type}`)
            .join(
              ", ",
            )}${types.length > mostTypes && `, ${formatCounted(types.length - mostTypes, "more type")}`}</small>`,
      },
    ],
  })}`;
}
