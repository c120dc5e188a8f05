import type { Season, Verdict } from "../../exchange/season.ts";
import { bindingConstraint } from "./binding-service.ts";
import { formatCounted, formatDuration, formatInstant, formatMultiplier } from "./format.ts";
import { isMandatory, overallVerdict, partNames, type SeasonPart, scenarioTally } from "./gate.ts";
import { visibleText } from "./markup.ts";
import { partState } from "./part-state.ts";
import {
  isOfTheSeason,
  leadReading,
  orderedReadings,
  type ScenarioReadings,
  unforecastScenarios,
} from "./scenario-order.ts";
import { verdictWords } from "./verdict.ts";

export interface SummaryOptions {
  /** Colour the verdicts with ANSI codes, for a terminal; default false. */
  readonly colour?: boolean;
}

const width = 100;
const mostScenarioLines = 15;
const colours: Readonly<Record<Verdict, string>> = {
  ready: "32",
  "at-risk": "33",
  unknown: "35",
  "not-ready": "31",
};
const columns = { title: 22, load: 5, verdict: 9, time: 11, limit: 7, part: 17 } as const;

/**
 * The season as a table for a terminal: the overall verdict, one line per emergency and seasonal scenario (the
 * gravest first), one per part. At most 25 lines of at most 100 characters, not counting colour codes.
 */
export function seasonSummaryLines(season: Season, options: SummaryOptions = {}): readonly string[] {
  const paint = (verdict: Verdict, text: string) =>
    options.colour === true ? `\u001b[${colours[verdict]}m${text}\u001b[0m` : text;
  return [headline(season, paint), "", ...forecastLines(season, paint), "", ...partLines(season, paint)];
}

type Paint = (verdict: Verdict, text: string) => string;

function headline(season: Season, paint: Paint): string {
  const verdict = overallVerdict(season);
  const word = verdictWords[verdict].toUpperCase();
  const tally = scenarioTally(season);
  const of = tally === undefined ? "no forecast" : `${tally.ready} of ${tally.total} scenarios ready`;
  const where =
    season.estate.state === "done" ? `, ${oneLine(season.estate.result.environment)} estate` : ", no estate";
  const rest = ` for the season: ${of}${where}, ${formatInstant(season.madeAt)}`;
  return paint(verdict, word) + toWidth(rest, width - word.length).trimEnd();
}

function forecastLines(season: Season, paint: Paint): readonly string[] {
  if (season.forecast.state !== "done") {
    return [partLine("forecast", season, season.forecast.reason, paint)];
  }
  const readings = orderedReadings(season.forecast.result).filter(({ kind }) => isOfTheSeason(kind));
  const lines = [
    ...unforecastScenarios(season.forecast.result)
      .filter(({ id }) => !readings.some(({ scenario }) => scenario === id))
      .map(({ title }) => row([title, "", "unknown", "not forecast", "", ""], paint)),
    ...readings.map((each) => scenarioLine(each, paint)),
  ];
  const shown = lines.length > mostScenarioLines ? lines.slice(0, mostScenarioLines - 1) : lines;
  return [
    row(["Scenario", "Load", undefined, "Capacity in", "Limit", "Binding constraint"], paint),
    ...shown,
    ...(shown.length < lines.length ? [`  and ${lines.length - shown.length} more, all in the report`] : []),
  ];
}

function scenarioLine(readings: ScenarioReadings, paint: Paint): string {
  const lead = leadReading(readings);
  if (lead === undefined) return row([readings.title, "", "unknown", "", "", ""], paint);
  const { forecast, judgement } = lead;
  const needed = forecast.timeToCapacitySeconds;
  const decided = readings.gating.length > 0;
  return row(
    [
      readings.title,
      formatMultiplier(forecast.multiplier.value),
      decided ? judgement.verdict : "unknown",
      needed === null ? "never" : formatDuration(needed),
      forecast.requiredSeconds === null ? "none" : formatDuration(forecast.requiredSeconds.value),
      decided ? (judgement.overruled ?? bindingConstraint(forecast)) : "no reading of it decides",
    ],
    paint,
  );
}

type Cells = readonly [string, string, Verdict | undefined, string, string, string];

function row([title, load, verdict, time, limit, constraint]: Cells, paint: Paint): string {
  const word = toWidth(verdict === undefined ? "Verdict" : verdictWords[verdict], columns.verdict);
  const left = `  ${toWidth(title, columns.title)}  ${toWidth(load, columns.load, "right")}  `;
  const middle = `  ${toWidth(time, columns.time, "right")}  ${toWidth(limit, columns.limit, "right")}  `;
  const rest = toWidth(constraint, width - left.length - word.length - middle.length).trimEnd();
  return `${left}${verdict === undefined ? word : paint(verdict, word)}${middle}${rest}`.trimEnd();
}

function partLines(season: Season, paint: Paint): readonly string[] {
  const { audit, rules, runbooks, estate } = season;
  const estateIsFine = partState(season, "estate").verdict === "ready";
  return [
    partLine("audit", season, audit.state === "done" ? auditWords(audit.result) : audit.reason, paint),
    partLine("rules", season, rules.state === "done" ? rulesWords(rules.result) : rules.reason, paint),
    partLine(
      "runbooks",
      season,
      runbooks.state === "done" ? runbooksWords(runbooks.result) : runbooks.reason,
      paint,
    ),
    ...(estateIsFine
      ? []
      : [
          partLine(
            "estate",
            season,
            estate.state === "done" ? "no stack was rendered" : estate.reason,
            paint,
          ),
        ]),
  ];
}

type Result<K extends SeasonPart> = Extract<Season[K], { readonly state: "done" }>["result"];

function auditWords({ controls, findings }: Result<"audit">): string {
  const violated = controls.filter(({ counts }) => counts.violates > 0);
  const unknown = controls.reduce((sum, { counts }) => sum + counts.unknown, 0);
  const waived = findings.filter(({ outcome }) => outcome === "waived").length;
  const violations = `${violated.length} violated (${violated.filter(isMandatory).length} mandatory)`;
  return `${formatCounted(controls.length, "control")}: ${violations}, ${unknown} unknown, ${waived} waived`;
}

function rulesWords({ alertCount, checks, problems, alerts }: Result<"rules">): string {
  const without = alerts.filter(({ runbookExists }) => !runbookExists).length;
  const skipped = checks.filter(({ state }) => state === "skipped").map(({ check }) => check);
  const skips = skipped.length === 0 ? "" : `; skipped: ${skipped.join(", ")}`;
  return `${formatCounted(alertCount, "alert")}: ${formatCounted(problems.length, "problem")}, ${without} without runbook${skips}`;
}

function runbooksWords({ runbooks, problems }: Result<"runbooks">): string {
  const steps = runbooks.reduce((sum, { stepCount }) => sum + stepCount, 0);
  return `${formatCounted(runbooks.length, "runbook")}, ${formatCounted(steps, "step")}, ${formatCounted(problems.length, "problem")}`;
}

function partLine(part: SeasonPart, season: Season, words: string, paint: Paint): string {
  const { word, verdict } = partState(season, part);
  const left = `  ${toWidth(partNames[part], columns.part)}  `;
  const padded = toWidth(word, columns.verdict);
  const rest = toWidth(words, width - left.length - padded.length - 2).trimEnd();
  return `${left}${paint(verdict, padded)}  ${rest}`.trimEnd();
}

/** Text of exactly `size` characters: padded, or cut with an ellipsis. */
function toWidth(text: string, size: number, side: "left" | "right" = "left"): string {
  const characters = Array.from(oneLine(text));
  if (characters.length > size) return `${characters.slice(0, Math.max(0, size - 1)).join("")}…`;
  const padding = " ".repeat(size - characters.length);
  return side === "left" ? characters.join("") + padding : padding + characters.join("");
}

/** Text that cannot move the cursor or start a new line. */
function oneLine(text: string): string {
  return visibleText(text.replace(/\s+/g, " "));
}
