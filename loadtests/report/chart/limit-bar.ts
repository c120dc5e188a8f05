import { html, type Markup } from "../markup.ts";
import { px } from "./panel.ts";

/**
 * Time to capacity as a bar against the limit as a tick, beside the same numbers in words (hence hidden from screen
 * readers). The limit stands at 60 % of the width, so that bars of different scenarios compare at a glance.
 */
export function limitBar(neededSeconds: number | null, limitSeconds: number): Markup {
  const share = neededSeconds === null ? Number.POSITIVE_INFINITY : neededSeconds / limitSeconds;
  const length = Number.isNaN(share) ? 0 : Math.min(120, Math.max(1.5, share * 72));
  const beyond = share * 72 > 120;
  return html`<svg class="limit-bar" aria-hidden="true" focusable="false" viewBox="0 0 128 16" width="128" height="16"><path class="rail" d="M0 8h120"/><path class="${share > 1 ? "bar over" : "bar"}" d="M0 8h${px(length)}"/>${beyond && html`<path class="bar-end" d="M119 2l8 6l-8 6z"/>`}<path class="limit" d="M72 0v16"/></svg>`;
}
