import type { ScenarioForecast } from "../../../exchange/season.ts";
import { capacityTime } from "../capacity-time.ts";
import { surgeChart } from "../chart/surge-chart.ts";
import {
  formatDuration,
  formatList,
  formatMultiplier,
  formatNumber,
  formatShare,
  unknownText,
} from "../format.ts";
import { html, type Interpolated, type Markup } from "../markup.ts";
import { missedTargets } from "../readiness-scope.ts";
import type { JudgedForecast, ScenarioReadings } from "../scenario-order.ts";
import { isWithoutResult, verdictWords } from "../verdict.ts";
import { scenarioAnchor } from "./anchor.ts";
import { badge, origin, verdictBadge } from "./badge.ts";
import { objectivesTable } from "./objectives-table.ts";
import { marginText, readingName, shedText } from "./scenario-table.ts";
import { seriesTable } from "./series-table.ts";
import { servicesTable } from "./services-table.ts";
import { screenDisclosure } from "./table.ts";

/** One scenario: verdict and reason, key figures, chart, objectives, services, conflicts; the other reading below. */
export function scenarioSection(readings: ScenarioReadings): Markup {
  const anchor = scenarioAnchor(readings.scenario);
  const { gating, beside, title } = readings;
  return html`<section class="scenario" id="${anchor}" aria-labelledby="${anchor}.heading">
${gating.length === 0 && html`<h3 id="${anchor}.heading">${title}</h3><p class="notice">${badge("unknown", "Unknown")} No reading of this scenario decides.</p>`}
${gating.map((judged, index) => {
  const heading =
    index === 0 ? html`<h3 id="${anchor}.heading">${title}</h3>` : html`<h3>${title}, again</h3>`;
  return html`<div class="scenario-head">${heading}${verdictBadge(judged.judgement.verdict)}${missedNote(judged)}</div>${reading(judged, `${anchor}.${index}`, needsAttention(judged))}`;
})}
${beside.map((judged, index) =>
  screenDisclosure(
    html`For comparison: ${formatMultiplier(judged.forecast.multiplier.value)} applied to ${readingName(judged.forecast.base)} <span class="quiet">(${verdictWords[judged.judgement.verdict].toLowerCase()}, does not decide)</span>`,
    reading(judged, `${anchor}.beside-${index}`, true),
  ),
)}
</section>`;
}

function missedNote({ forecast, judgement }: JudgedForecast): Interpolated {
  const missed = judgement.verdict === "ready" ? missedTargets(forecast) : [];
  return missed.length > 0 && html`<span class="origin">target missed: ${formatList(missed)}</span>`;
}

/** Seasons that ordinary scaling absorbs keep their detail folded; emergencies and trouble show it at once. */
function needsAttention({ forecast, judgement }: JudgedForecast): boolean {
  return judgement.verdict !== "ready" || forecast.requiredSeconds !== null;
}

function reading({ forecast, judgement }: JudgedForecast, id: string, open: boolean): Markup {
  const detail = html`${chartFigure(forecast, id)}${conflicts(forecast)}${objectivesTable(forecast)}${servicesTable(forecast)}`;
  return html`<p class="because">${forecast.because}</p>
${judgement.overruled !== undefined && html`<p class="notice">${badge("warning", "Overruled")} ${judgement.overruled} The graver verdict stands.</p>`}
${keyFigures(forecast)}
${open ? detail : screenDisclosure("Chart, objectives and services", detail)}`;
}

function keyFigures(forecast: ScenarioForecast): Markup {
  const { requiredSeconds: required } = forecast;
  const count = (value: number) => (isWithoutResult(forecast) ? unknownText : formatNumber(value, 0));
  const perSecond = isWithoutResult(forecast) ? "" : "/s";
  return html`<dl class="figures">
${figure("Time to capacity", capacityTime(forecast), "forecast")}
${figure("Limit", required === null ? "none given" : formatDuration(required.value), required?.source ?? "no source names one")}
${figure("Margin", marginText(forecast), "derived")}
${figure("Multiplier", formatMultiplier(forecast.multiplier.value), forecast.multiplier.source)}
${figure("Peak demand", `${count(forecast.peakDemandRequestsPerSecond)}${perSecond}`, "forecast")}
${figure("Shed", shedText(forecast, forecast.shedShare), "forecast")}
${figure("Shed, emergencies", shedText(forecast, forecast.emergencyShedShare), "forecast")}
${figure("Peak replicas, nodes", `${count(forecast.peakReplicas)}, ${count(forecast.peakNodes)}`, "forecast")}
</dl>`;
}

function figure(name: string, value: string, source: string): Markup {
  return html`<div><dt>${name}</dt><dd>${value} ${origin(source)}</dd></div>`;
}

function chartFigure(forecast: ScenarioForecast, id: string): Markup {
  if (forecast.series.seconds.length === 0 || isWithoutResult(forecast))
    return html`<p class="notice">${badge("unknown", "Unknown")} The forecast gives no course over time.</p>`;
  const title = `${forecast.title}: demand, ready capacity and shed requests over time`;
  const description = describeCourse(forecast);
  const sizes = (["wide", "narrow"] as const).map((size) =>
    surgeChart(forecast, { id: `${id}-${size}`, title, description, size }),
  );
  return html`<figure>${sizes}<figcaption>${lateLegend(forecast)} ${origin("forecast")}</figcaption></figure>
${screenDisclosure("The same course as a table", seriesTable(forecast))}`;
}

function lateLegend({ requiredSeconds, timeToCapacitySeconds: needed }: ScenarioForecast): Interpolated {
  if (requiredSeconds === null || (needed !== null && needed <= requiredSeconds.value)) return "";
  return "Shaded: past the limit, without enough ready capacity. Hatched: requests shed.";
}

/** The chart in words, for people who do not see it. */
function describeCourse({
  peakDemandRequestsPerSecond,
  timeToCapacitySeconds,
  requiredSeconds,
  shedShare,
}: ScenarioForecast): string {
  const reached =
    timeToCapacitySeconds === null
      ? "Ready capacity never reaches demand in this run"
      : `Ready capacity reaches demand after ${formatDuration(timeToCapacitySeconds)}`;
  const limit =
    requiredSeconds === null ? "there is no limit" : `the limit is ${formatDuration(requiredSeconds.value)}`;
  return `Demand peaks at ${formatNumber(peakDemandRequestsPerSecond, 0)} requests per second. ${reached}; ${limit}. ${formatShare(shedShare)} of requests are shed.`;
}

function conflicts({ conflicts: found }: ScenarioForecast): Interpolated {
  if (found.length === 0) return "";
  return html`<div class="conflicts"><h4>${badge("warning", found.length === 1 ? "A conflict in the plan" : `${found.length} conflicts in the plan`)}</h4><ul>${found.map((text) => html`<li>${text}</li>`)}</ul></div>`;
}
