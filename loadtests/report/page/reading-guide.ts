import { type LineStyle, lineSample } from "../chart/panel.ts";
import { html, type Markup } from "../markup.ts";
import { badge, verdictBadge } from "./badge.ts";

/** How to read the page: verdicts, readings, charts, outcomes, and where numbers come from. */
export function readingGuide(): Markup {
  return html`<div class="guide">
<section><h3>Verdicts</h3><dl>
<dt>${verdictBadge("ready")}</dt><dd>Ready capacity meets demand within the limit with a margin, and no modelled objective breaks. Objectives that are not modelled are named at the top; nothing is claimed about them.</dd>
<dt>${verdictBadge("at-risk")}</dt><dd>It holds, but with little to spare. Not enough to call the season ready.</dd>
<dt>${verdictBadge("not-ready")}</dt><dd>Capacity comes too late or never, or an objective breaks.</dd>
<dt>${verdictBadge("unknown")}</dt><dd>Something needed for the answer is missing. It is never taken for ready.</dd>
</dl></section>
<section><h3>Two readings of a multiplier</h3>
<p>The sources do not say which load a multiplier applies to. Both readings are forecast: to all requests of the platform, and to requests of the emergency class alone. The one marked <span class="tag">decides</span> is the one that counts.</p>
<p>A scenario without a time limit is judged by its objectives alone. Objectives and floors bind; targets are aims.</p></section>
<section><h3>Charts</h3><ul class="keys">
${lineKey("demand", "demand, requests per second")}
${lineKey("capacity", "ready capacity, ready replicas")}
${lineKey("shed", "requests shed, hatched below")}
${lineKey("wanted", "replicas wanted")}
${lineKey("nodes", "nodes")}
${lineKey("latency", "95th percentile of response time")}
</ul><p>Time runs from the edge of the surge. Where a run is so long that its first minutes could not be seen, the time axis is logarithmic and says so.</p></section>
<section><h3>Outcomes of a control</h3><dl>
<dt>${badge("good", "Complies")}</dt><dd>The resource meets the control.</dd>
<dt>${badge("bad", "Violates")}</dt><dd>It does not. Mandatory controls stop a deployment.</dd>
<dt>${badge("unknown", "Unknown until apply")}</dt><dd>A value that decides it exists only after apply.</dd>
<dt>${badge("warning", "Waived")}</dt><dd>A recorded, dated exception covers the violation.</dd>
<dt>${badge("none", "Not applicable")}</dt><dd>The control does not concern the resource.</dd>
<dt>Nothing to check</dt><dd>The estate has no resource of the control's kind. Neither kept nor broken.</dd>
</dl></section>
<section><h3>Where numbers come from</h3><dl>
<dt>source</dt><dd>A document of the provider, named beside the number.</dd>
<dt>assumption</dt><dd>Our own choice where no document says. All are listed above.</dd>
<dt>derived</dt><dd>Counted or computed from the declared estate or from other numbers here.</dd>
<dt>forecast</dt><dd>A result of the capacity twin: a calculation, not a measurement.</dd>
</dl></section></div>`;
}

function lineKey(style: LineStyle, name: string): Markup {
  return html`<li><svg class="key" aria-hidden="true" focusable="false" viewBox="0 -6 28 12" width="28" height="12">${lineSample(style)}</svg>${name}</li>`;
}
