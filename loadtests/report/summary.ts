import type { ForecastResult, Season, Verdict } from "../../exchange/season.ts";
import { bindingConstraint } from "./binding-service.ts";
import { capacityTime } from "./capacity-time.ts";
import { formatCounted, formatDuration, formatInstant, formatList, formatMultiplier } from "./format.ts";
import { overallVerdict, scenarioTally } from "./gate.ts";
import { type ReadinessScope, readinessScope, scopeSentence, targetsSentence } from "./readiness-scope.ts";
import {
  isOfTheSeason,
  leadReading,
  orderedReadings,
  type ScenarioReadings,
  unforecastScenarios,
} from "./scenario-order.ts";
import { reasonsBesideTimes } from "./scenario-reason.ts";
import { type Paint, partLine, partLines } from "./summary-parts.ts";
import { fitDetail, fitWords, oneLine, toWidth, wrapWords } from "./terminal-text.ts";
import { byGravity, verdictWords } from "./verdict.ts";

export interface SummaryOptions {
  /** Colour the verdicts with ANSI codes, for a terminal; default false. */
  readonly colour?: boolean;
}

const width = 100;
const mostLines = 25;
const colours: Readonly<Record<Verdict, string>> = {
  ready: "32",
  "at-risk": "33",
  unknown: "35",
  "not-ready": "31",
};
const columns = { title: 21, load: 5, verdict: 9, time: 11, limit: 7 } as const;

/**
 * The season as a table for a terminal: the overall verdict, one line per emergency and seasonal scenario (the
 * gravest first) with the reason below each that is not ready, what "ready" covers, one line per part. At most 25
 * lines of at most 100 characters, not counting colour codes; reasons of the least grave go first when it is more.
 */
export function seasonSummaryLines(season: Season, options: SummaryOptions = {}): readonly string[] {
  const paint: Paint = (verdict, text) =>
    options.colour === true ? `\u001b[${colours[verdict]}m${text}\u001b[0m` : text;
  const parts = ["", ...partLines(season, paint)];
  const head = [headline(season, paint), ""];
  const { forecast } = season;
  if (forecast.state !== "done")
    return [...head, partLine("forecast", season, forecast.reason, paint), ...parts];
  const scope = scopeLines(forecast.result);
  const heading = row(["Scenario", "Load", undefined, "Capacity in", "Limit", "Binding constraint"], paint);
  const room = mostLines - head.length - 1 - scope.length - parts.length;
  return [...head, heading, ...fitEntries(entries(forecast.result, paint), room), ...scope, ...parts];
}

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

/** A scenario's line and, when it is not ready, the line that says why. */
interface Entry {
  readonly line: string;
  readonly verdict: Verdict;
  readonly reason?: string;
}

function entries(result: ForecastResult, paint: Paint): readonly Entry[] {
  const readings = orderedReadings(result).filter(({ kind }) => isOfTheSeason(kind));
  const missing = unforecastScenarios(result).filter(
    ({ id }) => !readings.some(({ scenario }) => scenario === id),
  );
  return [
    ...missing.map(
      ({ title }): Entry => ({
        line: row([title, "", "unknown", "", "", ""], paint),
        verdict: "unknown",
        reason: "declared, but no deciding forecast was made of it",
      }),
    ),
    ...readings.map((each) => entryOf(each, paint)),
  ];
}

function entryOf(readings: ScenarioReadings, paint: Paint): Entry {
  const lead = leadReading(readings);
  const decides = lead !== undefined && readings.gating.length > 0;
  if (!decides) {
    const line = row([readings.title, "", "unknown", "", "", ""], paint);
    return { line, verdict: "unknown", reason: "no reading of it decides" };
  }
  const { forecast, judgement } = lead;
  const limit = forecast.requiredSeconds === null ? "none" : formatDuration(forecast.requiredSeconds.value);
  const line = row(
    [
      readings.title,
      formatMultiplier(forecast.multiplier.value),
      judgement.verdict,
      capacityTime(forecast),
      limit,
      bindingConstraint(forecast),
    ],
    paint,
  );
  if (judgement.verdict === "ready") return { line, verdict: "ready" };
  const [full = "", brief = ""] = reasonsBesideTimes(lead);
  const reason = fitDetail(Array.from(full).length > width - 4 ? brief : full, width - 4);
  return { line, verdict: judgement.verdict, reason };
}

/** All lines that fit: every scenario before any reason, the reasons of the gravest before those of the others. */
function fitEntries(all: readonly Entry[], room: number): readonly string[] {
  const reasonCount = all.filter(({ reason }) => reason !== undefined).length;
  const fits = all.length + reasonCount <= room;
  const shown = fits ? all : all.slice(0, room - 1);
  const explained = new Set(
    shown
      .filter(({ reason }) => reason !== undefined)
      .toSorted((left, right) => byGravity(left.verdict, right.verdict))
      .slice(0, fits ? reasonCount : room - 1 - shown.length),
  );
  const lines = shown.flatMap((entry) =>
    entry.reason !== undefined && explained.has(entry) ? [entry.line, `    ${entry.reason}`] : [entry.line],
  );
  if (fits) return lines;
  const left = [
    ...(shown.length < all.length ? [formatCounted(all.length - shown.length, "more scenario")] : []),
    ...(explained.size < reasonCount ? [formatCounted(reasonCount - explained.size, "more reason")] : []),
  ];
  return [...lines, `  and ${formatList(left)}, all in the report`];
}

/** What "ready" covers and which aims are missed beside it. */
function scopeLines(result: ForecastResult): readonly string[] {
  const scope = readinessScope(result);
  const targets = targetsSentence(result);
  return [
    ...(scope === undefined ? [] : wrapWords(scopeInTwoLines(scope), width - 2, 2)),
    ...(targets === undefined ? [] : [fitWords(targets, width - 2)]),
  ].map((line) => `  ${line}`);
}

/** The scope with as many names as two lines hold whole. */
function scopeInTwoLines(scope: ReadinessScope): string {
  const counts = scope.notModelled.map((_, index) => scope.notModelled.length - index);
  const sentences = counts.map((most) => scopeSentence(scope, most));
  // A line that breaks between words may end up to a word early, hence three lines for the test of two.
  return sentences.find((each) => wrapWords(each, width - 2, 3).length <= 2) ?? scopeSentence(scope, 0);
}

type Cells = readonly [string, string, Verdict | undefined, string, string, string];

function row([title, load, verdict, time, limit, constraint]: Cells, paint: Paint): string {
  const word = toWidth(verdict === undefined ? "Verdict" : verdictWords[verdict], columns.verdict);
  const left = `  ${toWidth(title, columns.title)}  ${toWidth(load, columns.load, "right")}  `;
  const middle = `  ${toWidth(time, columns.time, "right")}  ${toWidth(limit, columns.limit, "right")}  `;
  const rest = fitDetail(constraint, width - left.length - word.length - middle.length);
  return `${left}${verdict === undefined ? word : paint(verdict, word)}${middle}${rest}`.trimEnd();
}
