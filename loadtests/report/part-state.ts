import type { Season, Verdict } from "../../exchange/season.ts";
import { partVerdict, type SeasonPart } from "./gate.ts";

/** How a part of the rehearsal stands, in a word, and how grave that is. */
export interface PartState {
  readonly word: string;
  readonly verdict: Verdict;
}

const words: Readonly<Record<Verdict, string>> = {
  ready: "In order",
  "at-risk": "At risk",
  "not-ready": "Not ready",
  unknown: "Unknown",
};

/** The state of a part. A part that keeps nothing back but has something to mend is "with gaps", not "in order". */
export function partState(season: Season, part: SeasonPart): PartState {
  const verdict = partVerdict(season, part);
  const { state } = season[part];
  if (state === "failed") return { word: "Failed", verdict };
  if (state === "skipped") return { word: "Skipped", verdict };
  if (verdict === "ready" && hasGaps(season, part)) return { word: "With gaps", verdict: "at-risk" };
  return { word: words[verdict], verdict };
}

/** Rule warnings, alerts whose runbook is missing, violated advisory controls: to be mended, but no reason to wait. */
function hasGaps({ rules, audit }: Season, part: SeasonPart): boolean {
  if (part === "rules" && rules.state === "done") {
    return (
      rules.result.problems.length > 0 || rules.result.alerts.some(({ runbookExists }) => !runbookExists)
    );
  }
  if (part === "audit" && audit.state === "done") {
    return audit.result.controls.some(
      ({ level, counts }) => level !== "disabled" && counts.violates + counts.unknown > 0,
    );
  }
  return false;
}
