import type { ObjectiveResult, ScenarioForecast } from "../../../exchange/season.ts";
import { formatCounted, formatMetric } from "../format.ts";
import { html, type Markup } from "../markup.ts";
import { badge, origin } from "./badge.ts";
import { disclosure, table } from "./table.ts";

const stateBadges: ReadonlyMap<string, Markup> = new Map([
  ["pass", badge("good", "Pass")],
  ["fail", badge("bad", "Fail")],
  ["not-modelled", badge("none", "Not modelled")],
]);

const comparisonSigns: ReadonlyMap<string, string> = new Map([
  ["<=", "≤"],
  [">=", "≥"],
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
  const failed = modelled.filter(({ state }) => state === "fail").length;
  return `${formatCounted(modelled.length, "objective")} evaluated, ${failed === 0 ? "none" : failed} broken`;
}

/** Objectives nothing is claimed about, in one paragraph. */
function notModelled(objectives: readonly ObjectiveResult[]): Markup {
  const items = objectives.map(
    (objective) => html`<li>${objective.id} ${limitText(objective)} ${origin(objective.source)}</li>`,
  );
  const count = formatCounted(objectives.length, "objective is", "objectives are");
  return disclosure(`${count} not modelled: nothing is claimed`, html`<ul class="plain-list">${items}</ul>`);
}

function limitText({ metric, comparison, limit }: ObjectiveResult): string {
  return `${comparisonSigns.get(comparison) ?? comparison} ${formatMetric(metric, limit)}`;
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
        cell: ({ id, metric }) => html`${id} <small class="under code">${metric}</small>`,
      },
      { head: "Result", cell: ({ state }) => stateBadges.get(state) ?? badge("unknown", "Unknown") },
      {
        head: html`Value ${origin("forecast")}`,
        align: "right",
        cell: ({ metric, value }) =>
          value === null ? html`<span class="quiet">none</span>` : formatMetric(metric, value),
      },
      {
        head: "Limit",
        align: "right",
        cell: limitText,
      },
      { head: "Limit from", cell: ({ source }) => origin(source) },
      { head: "Kind", cell: ({ severity }) => severity },
    ],
  });
}
