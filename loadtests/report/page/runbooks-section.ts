import type { RunbooksResult } from "../../../exchange/season.ts";
import { formatCounted, formatNumber } from "../format.ts";
import { html, type Markup } from "../markup.ts";
import { badge, origin } from "./badge.ts";
import { table } from "./table.ts";

/** The runbooks that were read, and what is wrong with any of them. */
export function runbooksSection({ runbooks, problems }: RunbooksResult): Markup {
  const list = table({
    caption: html`${formatCounted(runbooks.length, "runbook")}. An action is a step that a program carries out. ${origin("derived from the runbooks")}`,
    name: "Runbooks",
    rows: runbooks,
    columns: [
      {
        head: "Runbook",
        isRowHeader: true,
        cell: ({ title, slug }) => html`${title}<small class="under code">${slug}</small>`,
      },
      { head: "Steps", align: "right", cell: ({ stepCount }) => formatNumber(stepCount, 0) },
      { head: "Actions", align: "right", cell: ({ actionCount }) => formatNumber(actionCount, 0) },
    ],
  });
  if (problems.length === 0)
    return html`<p>${badge("good", "No problem was found in the runbooks.")}</p>${list}`;
  return html`${table({
    caption: formatCounted(problems.length, "problem"),
    name: "Problems in the runbooks",
    rows: problems,
    columns: [
      {
        head: "File",
        isRowHeader: true,
        cell: ({ file, path }) =>
          html`<span class="code">${file}</span><small class="under code">${path}</small>`,
      },
      { head: "Found", wide: true, cell: ({ found }) => found },
      { head: "Wanted", wide: true, cell: ({ wanted }) => wanted },
    ],
  })}${list}`;
}
