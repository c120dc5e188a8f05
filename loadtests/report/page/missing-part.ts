import type { Part } from "../../../exchange/season.ts";
import { partNames, type SeasonPart } from "../gate.ts";
import { html, type Markup } from "../markup.ts";
import { badge } from "./badge.ts";

/** The result's content, or in its place that there is none and why. */
export function partContent<T>(part: SeasonPart, outcome: Part<T>, content: (result: T) => Markup): Markup {
  if (outcome.state === "done") return content(outcome.result);
  const failed = outcome.state === "failed";
  return html`<div class="notice">${badge(failed ? "bad" : "unknown", failed ? "Failed" : "Skipped")}
<p><strong>${partNames[part]}: no result.</strong> ${outcome.reason}</p>
<p class="quiet">A part without a result never counts as a pass. Fix the cause and rehearse again.</p></div>`;
}
