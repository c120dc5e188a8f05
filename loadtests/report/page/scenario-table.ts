import type { ScenarioForecast } from "../../../exchange/season.ts";
import { bindingConstraint } from "../binding-service.ts";
import { capacityTime } from "../capacity-time.ts";
import { limitBar } from "../chart/limit-bar.ts";
import { formatDuration, formatList, formatMultiplier, formatShare, unknownText } from "../format.ts";
import { html, type Interpolated, type Markup } from "../markup.ts";
import { missedTargets } from "../readiness-scope.ts";
import type { JudgedForecast, ScenarioReadings } from "../scenario-order.ts";
import { isWithoutResult } from "../verdict.ts";
import { scenarioAnchor } from "./anchor.ts";
import { origin, verdictBadge } from "./badge.ts";
import { type Column, table } from "./table.ts";

interface Row extends JudgedForecast {
  readonly isFirst: boolean;
}

/** What a reading applies its multiplier to, in words. */
export function readingName(base: string): string {
  return base === "platform" ? "all requests" : base === "emergency-class" ? "emergencies only" : base;
}

/** Every scenario in every reading, the deciding reading first; folds into cards on a phone. */
export function scenarioTable(readings: readonly ScenarioReadings[]): Markup {
  const rows = readings.flatMap(({ gating, beside }) =>
    [...gating, ...beside].map((judged, index): Row => ({ ...judged, isFirst: index === 0 })),
  );
  return table({
    caption: html`Every scenario in both readings of its multiplier. <strong>Decides</strong> marks the reading that counts; the other is shown for comparison. ${origin("times, shares and verdicts: forecast · margins: derived")}`,
    name: "Scenarios",
    className: "data cards",
    columns,
    rows,
    rowClass: ({ forecast }) => (forecast.gates ? "decides" : "beside"),
  });
}

const columns: readonly Column<Row>[] = [
  {
    head: "Scenario",
    isRowHeader: true,
    cell: ({ forecast, isFirst }) =>
      isFirst
        ? html`<a href="#${scenarioAnchor(forecast.scenario)}">${forecast.title}</a>`
        : html`<span class="repeat">${forecast.title}</span>`,
  },
  {
    head: "Reading",
    label: "Reading",
    cell: ({ forecast }) =>
      html`<b>${formatMultiplier(forecast.multiplier.value)}</b> ${forecast.gates && html`<span class="tag">decides</span>`}<span class="reading">${readingName(forecast.base)}</span>`,
  },
  { head: "Verdict", label: "Verdict", cell: verdictCell },
  { head: "Time to capacity, limit", label: "Time to capacity, limit", cell: timeCell },
  {
    head: "Margin",
    label: "Margin",
    align: "right",
    cell: ({ forecast }) => marginText(forecast),
  },
  {
    head: "Shed",
    label: "Shed",
    align: "right",
    cell: ({ forecast }) => shedText(forecast, forecast.shedShare),
  },
  {
    head: "Binding constraint",
    label: "Binding constraint",
    wide: true,
    cell: ({ forecast }) => bindingConstraint(forecast),
  },
];

/** A "ready" that decides and misses an aim says so beside the word. */
function verdictCell({ forecast, judgement }: Row): Interpolated {
  const missed = judgement.verdict === "ready" && forecast.gates ? missedTargets(forecast) : [];
  return html`${verdictBadge(judgement.verdict)}${missed.length > 0 && html`<small class="under">target missed: ${formatList(missed)}</small>`}`;
}

function timeCell({ forecast }: Row): Interpolated {
  const { timeToCapacitySeconds: needed, requiredSeconds } = forecast;
  const time = needed === null && !isWithoutResult(forecast) ? "never in this run" : capacityTime(forecast);
  if (requiredSeconds === null)
    return html`<span class="time"><b>${time}</b>, <span class="quiet">no limit</span></span>`;
  return html`<span class="time"><b>${time}</b> of ${formatDuration(requiredSeconds.value)}</span> ${!isWithoutResult(forecast) && limitBar(needed, requiredSeconds.value)}`;
}

/** A share of shed requests; unknown when there was nothing to forecast. */
export function shedText(forecast: ScenarioForecast, share: number): string {
  return isWithoutResult(forecast) ? unknownText : formatShare(share);
}

/** What is to spare of the limit, or by how much it is missed. */
export function marginText({
  marginShare,
  timeToCapacitySeconds: needed,
  requiredSeconds,
}: ScenarioForecast): string {
  if (needed !== null && requiredSeconds !== null && needed > requiredSeconds.value) {
    return `${formatDuration(needed - requiredSeconds.value)} late`;
  }
  return marginShare === null ? "none" : formatShare(marginShare);
}
