import type { ForecastResult } from "../../../exchange/season.ts";
import { html, type Markup } from "../markup.ts";
import { origin } from "./badge.ts";
import { table } from "./table.ts";

/** What the forecast had to assume, and which inputs it was made from. */
export function assumptionsSection({ assumptions, twinVersion, inputHash }: ForecastResult): Markup {
  const made = html`<p class="quiet">Capacity twin ${twinVersion}, input <span class="code">${inputHash}</span>. Equal input gives an equal forecast.</p>`;
  if (assumptions.length === 0) return html`<p>The forecast names no assumption of its own.</p>${made}`;
  return html`${table({
    caption: html`Numbers that no stack declares and no source gives. ${origin("assumption")}`,
    name: "Assumptions of the forecast",
    rows: assumptions,
    columns: [
      { head: "Assumed", isRowHeader: true, wide: true, cell: ({ name }) => name },
      { head: "Value", wide: true, cell: ({ value }) => value },
      { head: "Why", wide: true, cell: ({ why }) => why },
    ],
  })}${made}`;
}
