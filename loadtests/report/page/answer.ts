import type { Season, Verdict } from "../../../exchange/season.ts";
import { auditReach, isMandatory } from "../audit-coverage.ts";
import { formatCounted, formatInstant, formatList, formatNumber } from "../format.ts";
import {
  type Concern,
  overallVerdict,
  partNames,
  type SeasonPart,
  scenarioTally,
  seasonConcerns,
} from "../gate.ts";
import { html, type Interpolated, type Markup } from "../markup.ts";
import { partState } from "../part-state.ts";
import { readinessScope, scopeSentence, targetsSentence } from "../readiness-scope.ts";
import { verdictWords } from "../verdict.ts";
import { scenarioAnchor } from "./anchor.ts";
import { badge, signShape, verdictBadge, verdictSign } from "./badge.ts";

export const answers: Readonly<Record<Verdict, string>> = {
  ready: "Ready for the season",
  "at-risk": "At risk for the season",
  "not-ready": "Not ready for the season",
  unknown: "Unknown whether we are ready",
};

const mostReasonsAtOnce = 6;
const mostNames = 3;

/** The top of the page: the answer in one line, what stands in the way, and the state of each part. */
export function answer(season: Season): Markup {
  const verdict = overallVerdict(season);
  const concerns = seasonConcerns(season);
  return html`<header class="answer answer-${verdictSign(verdict)}" id="answer">
<p class="kicker">${kicker(season)}</p>
<h1>${signShape(verdictSign(verdict))}<span>${answers[verdict]}</span></h1>
<p class="lead">${lead(season, concerns)}</p>
${scopeNote(season)}
${reasons(concerns)}
<dl class="tiles">${tiles(season)}</dl>
</header>`;
}

function kicker({ estate, madeAt, wardrailVersion }: Season): Interpolated {
  const where =
    estate.state === "done"
      ? html`${estate.result.environment} estate · ${formatCounted(estate.result.hospitals, "hospital")} · `
      : "";
  return html`Season readiness · ${where}<time datetime="${madeAt}">${formatInstant(madeAt)}</time> · wardrail ${wardrailVersion}`;
}

function lead(season: Season, concerns: readonly Concern[]): string {
  return `${forecastSentence(season, concerns)} ${otherSentence(concerns)}`;
}

/** What "ready" covers and which aims are missed beside it, before anyone reads a verdict. */
function scopeNote({ forecast }: Season): Interpolated {
  if (forecast.state !== "done") return "";
  const scope = readinessScope(forecast.result);
  const targets = targetsSentence(forecast.result);
  return html`${scope !== undefined && html`<p class="scope">${scopeSentence(scope)}.</p>`}${targets !== undefined && html`<p class="scope">${targets}. Targets are aims and do not decide.</p>`}`;
}

function forecastSentence(season: Season, concerns: readonly Concern[]): string {
  const tally = scenarioTally(season);
  if (tally === undefined) return "There is no capacity forecast.";
  const { ready, total } = tally;
  if (total > 0 && ready === total)
    return `All ${total} emergency and seasonal scenarios have capacity in time.`;
  const ofTheForecast = concerns.filter(({ part }) => part === "forecast");
  const named = Map.groupBy(ofTheForecast, ({ verdict }) => verdict);
  const clauses = [...named].map(([verdict, group]) => {
    const subjects = [...new Set(group.map(({ subject }) => subject))];
    const shown =
      subjects.length > mostNames ? formatCounted(subjects.length, "scenario") : formatList(subjects);
    return `${shown} ${subjects.length === 1 ? "is" : "are"} ${verdictWords[verdict].toLowerCase()}`;
  });
  return `${formatList(clauses)}; ${ready} of ${total} emergency and seasonal scenarios are ready.`;
}

function otherSentence(concerns: readonly Concern[]): string {
  const parts = [...new Set(concerns.flatMap(({ part }) => (part === "forecast" ? [] : [partNames[part]])))];
  return parts.length === 0
    ? "No other part of the rehearsal stands in the way."
    : `Also in the way: ${formatList(parts)}.`;
}

function reasons(concerns: readonly Concern[]): Interpolated {
  if (concerns.length === 0) return "";
  const rest = concerns.slice(mostReasonsAtOnce);
  return html`<ul class="reasons">${concerns.slice(0, mostReasonsAtOnce).map(reasonItem)}</ul>
${rest.length > 0 && html`<details class="more"><summary>${formatCounted(rest.length, "more reason")}</summary><ul class="reasons">${rest.map(reasonItem)}</ul></details>`}`;
}

function reasonItem({ part, subject, verdict, reason, scenario }: Concern): Markup {
  const target = scenario === undefined ? part : scenarioAnchor(scenario);
  return html`<li>${verdictBadge(verdict)}<p><a href="#${target}">${subject}</a><span>: ${reason}</span></p></li>`;
}

function tiles(season: Season): readonly Markup[] {
  return [
    tile(season, "forecast", scenarioWords(season)),
    tile(season, "audit", auditWords(season)),
    tile(season, "rules", rulesWords(season)),
    tile(season, "runbooks", runbooksWords(season)),
    tile(season, "estate", estateWords(season)),
  ];
}

function tile(season: Season, part: SeasonPart, words: string): Markup {
  const { word, verdict } = partState(season, part);
  return html`<div><dt><a href="#${part}">${partNames[part]}</a></dt><dd>${badge(verdictSign(verdict), word)}<span>${words}</span></dd></div>`;
}

function scenarioWords(season: Season): string {
  const tally = scenarioTally(season);
  return tally === undefined ? "no result" : `${tally.ready} of ${tally.total} scenarios ready`;
}

function auditWords({ audit }: Season): string {
  if (audit.state !== "done") return "no result";
  const mandatory = audit.result.controls.filter(
    (each) => isMandatory(each) && each.counts.violates > 0,
  ).length;
  const { decided } = auditReach(audit.result.controls);
  return `${formatNumber(decided, 0)} of ${formatCounted(audit.result.controls.length, "control")} decided, ${mandatory} mandatory violated`;
}

function rulesWords({ rules }: Season): string {
  if (rules.state !== "done") return "no result";
  const { alertCount, problems, alerts } = rules.result;
  const without = alerts.filter(({ runbookExists }) => !runbookExists).length;
  return `${formatCounted(alertCount, "alert")}, ${formatCounted(problems.length, "problem")}, ${without} without a runbook`;
}

function runbooksWords({ runbooks }: Season): string {
  if (runbooks.state !== "done") return "no result";
  return `${formatCounted(runbooks.result.runbooks.length, "runbook")}, ${formatCounted(runbooks.result.problems.length, "problem")}`;
}

function estateWords({ estate }: Season): string {
  if (estate.state !== "done") return "no result";
  const resources = estate.result.stacks.reduce((sum, { resourceCount }) => sum + resourceCount, 0);
  return `${formatCounted(estate.result.stacks.length, "stack")}, ${formatCounted(resources, "resource")}`;
}
