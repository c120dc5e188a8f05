import type { ObjectiveResult, ScenarioForecast } from "../../../exchange/season.ts";
import { formatCounted } from "../format.ts";
import { html, type Markup } from "../markup.ts";
import { formatMeasured, limitWords, metricName, objectiveName } from "../objective-words.ts";
import { isBinding } from "../verdict.ts";
import { badge, origin } from "./badge.ts";
import { disclosure, table } from "./table.ts";

const missedBadge = badge("warning", "Target missed");
const stateBadges: ReadonlyMap<string, Markup> = new Map([
  ["pass", badge("good", "Pass")],
  ["fail", badge("bad", "Fail")],
  ["not-modelled", badge("none", "Not modelled")],
]);

/** What the scenario does to each objective, with the objective's limit and where it comes from. */
export function objectivesTable({ objectives }: ScenarioForecast): Markup {
  if (objectives.length === 0) return html`<p class="quiet">No objective was evaluated.</p>`;
  const modelled = objectives.filter(({ state }) => state !== "not-modelled");
  const rest = objectives.filter(({ state }) => state === "not-modelled");
  return html`${modelled.length > 0 && objectiveRows(modelled, objectivesCaption(modelled))}
${rest.length > 0 && notModelled(rest)}`;
}

function objectivesCaption(modelled: readonly ObjectiveResult[]): string {
  const failed = modelled.filter(({ state }) => state === "fail");
  const broken = failed.filter(isBinding).length;
  const missed = failed.length - broken;
  const targets = missed === 0 ? "" : `, ${formatCounted(missed, "target")} missed`;
  return `${formatCounted(modelled.length, "objective")} evaluated, ${broken === 0 ? "none" : broken} broken${targets}`;
}

/** Objectives nothing is claimed about, in one paragraph. */
function notModelled(objectives: readonly ObjectiveResult[]): Markup {
  const items = objectives.map(
    (objective) =>
      html`<li>${objectiveName(objective)}: ${limitWords(objective)} ${origin(objective.source)}</li>`,
  );
  const count = formatCounted(objectives.length, "objective is", "objectives are");
  return disclosure(`${count} not modelled: nothing is claimed`, html`<ul class="plain-list">${items}</ul>`);
}

/** A missed target is no broken promise, and must not look like one. */
function stateBadge(objective: ObjectiveResult): Markup {
  if (objective.state === "fail" && !isBinding(objective)) return missedBadge;
  return stateBadges.get(objective.state) ?? badge("unknown", "Unknown");
}

function objectiveRows(rows: readonly ObjectiveResult[], name: string): Markup {
  return table({
    caption: name,
    name,
    rows,
    columns: [
      {
        head: "Objective",
        isRowHeader: true,
        cell: ({ id, metric }) => html`${metricName(metric)} <small class="under code">${id}</small>`,
      },
      { head: "Result", cell: stateBadge },
      {
        head: html`Value ${origin("forecast")}`,
        align: "right",
        cell: ({ metric, value, limit, state }) =>
          value === null && state !== "fail"
            ? html`<span class="quiet">none</span>`
            : formatMeasured(metric, value, [limit]),
      },
      {
        head: "Limit",
        align: "right",
        cell: limitWords,
      },
      { head: "Limit from", cell: ({ source }) => origin(source) },
      { head: "Kind", cell: ({ severity }) => severity },
    ],
  });
}
