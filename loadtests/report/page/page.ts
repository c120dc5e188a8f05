import { createHash } from "node:crypto";
import type { Season } from "../../../exchange/season.ts";
import { overallVerdict, type SeasonPart } from "../gate.ts";
import { html, type Interpolated, type Markup, nothing, trustedMarkup } from "../markup.ts";
import { partState } from "../part-state.ts";
import { isOfTheSeason, leadReading, orderedReadings, type ScenarioReadings } from "../scenario-order.ts";
import { verdictWords } from "../verdict.ts";
import { scenarioAnchor } from "./anchor.ts";
import { answer, answers } from "./answer.ts";
import { assumptionsSection } from "./assumptions-section.ts";
import { auditSection } from "./audit-section.ts";
import { signDefinitions, signShape, verdictSign } from "./badge.ts";
import { estateSection } from "./estate-section.ts";
import { partContent } from "./missing-part.ts";
import { readingGuide } from "./reading-guide.ts";
import { rulesSection } from "./rules-section.ts";
import { runbooksSection } from "./runbooks-section.ts";
import { scenarioSection } from "./scenario-section.ts";
import { scenarioTable } from "./scenario-table.ts";
import { script } from "./script.ts";
import { styles } from "./styles.ts";

/**
 * The season report as one self-contained HTML file: no request to any network, no script needed to read it. The
 * same season gives the same bytes. Everything in the season is escaped; parts without a result are shown as such.
 *
 * @example
 * await writeFile("out/season/index.html", renderSeasonHtml(season));
 */
export function renderSeasonHtml(season: Season): string {
  const verdict = overallVerdict(season);
  const readings = season.forecast.state === "done" ? orderedReadings(season.forecast.result) : [];
  const where = season.estate.state === "done" ? ` · ${season.estate.result.environment}` : "";
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${answers[verdict]}${where}</title>
<link rel="icon" href="data:,">
<style>${trustedMarkup(styles)}</style>
</head>
<body>
${signDefinitions()}
<a class="skip" href="#main">Skip to the answer</a>
<div class="page">
${navigation(season, readings)}
<main id="main" tabindex="-1">
${answer(season)}
${sections(season, readings)}
</main>
</div>
<footer><p>Made by wardrail ${season.wardrailVersion}. A forecast is a calculation from the declared estate, not a measurement. An audit of configuration does not by itself make anyone compliant.</p></footer>
<script>${trustedMarkup(script)}</script>
</body>
</html>
`.text;
}

// Hashes admit exactly this style sheet and this script, so that nothing that slipped into the page could run.
const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src '${hashOf(styles)}'`,
  `script-src '${hashOf(script)}'`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function sections(season: Season, readings: readonly ScenarioReadings[]): Markup {
  const { forecast, audit, rules, runbooks, estate } = season;
  return html`
${section(
  "forecast",
  "Scenarios",
  partContent("forecast", forecast, () => scenarioOverview(readings)),
)}
${section("audit", "HIPAA audit", partContent("audit", audit, auditSection))}
${section("rules", "Alert rules", partContent("rules", rules, rulesSection))}
${section("runbooks", "Runbooks", partContent("runbooks", runbooks, runbooksSection))}
${section("estate", "Estate", partContent("estate", estate, estateSection))}
${section("assumptions", "Assumptions", forecast.state === "done" ? assumptionsSection(forecast.result) : html`<p>Without a forecast there are no assumptions to list.</p>`)}
${section("guide", "How to read this", readingGuide())}`;
}

function scenarioOverview(readings: readonly ScenarioReadings[]): Markup {
  const others = readings.filter(({ kind }) => !isOfTheSeason(kind));
  return html`${scenarioTable(readings)}
${readings.filter(({ kind }) => isOfTheSeason(kind)).map(scenarioSection)}
${others.length > 0 && html`<h2 class="minor">For reference: ordinary days</h2>${others.map(scenarioSection)}`}`;
}

function section(id: string, heading: string, content: Interpolated): Markup {
  return html`<section class="part" id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${heading}</h2>${content}</section>`;
}

const contents: readonly (readonly [SeasonPart, string])[] = [
  ["forecast", "Scenarios"],
  ["audit", "HIPAA audit"],
  ["rules", "Alert rules"],
  ["runbooks", "Runbooks"],
  ["estate", "Estate"],
];

function navigation(season: Season, readings: readonly ScenarioReadings[]): Markup {
  return html`<nav aria-label="Contents"><p class="brand">wardrail</p><ul>
<li><a href="#answer">${signShape(verdictSign(overallVerdict(season)))}The answer</a></li>
${contents.map(([id, name]) => html`<li><a href="#${id}">${signShape(verdictSign(partState(season, id).verdict))}${name}</a>${id === "forecast" ? scenarioLinks(readings) : nothing}</li>`)}
<li><a href="#assumptions">${signShape("none")}Assumptions</a></li>
<li><a href="#guide">${signShape("none")}How to read this</a></li>
</ul></nav>`;
}

function scenarioLinks(readings: readonly ScenarioReadings[]): Interpolated {
  const ofTheSeason = readings.filter(({ kind }) => isOfTheSeason(kind));
  if (ofTheSeason.length === 0) return "";
  return html`<ul>${ofTheSeason.map((each) => {
    const verdict =
      each.gating.length === 0 ? "unknown" : (leadReading(each)?.judgement.verdict ?? "unknown");
    return html`<li><a href="#${scenarioAnchor(each.scenario)}">${signShape(verdictSign(verdict))}${each.title}<span class="hidden">: ${verdictWords[verdict]}</span></a></li>`;
  })}</ul>`;
}
