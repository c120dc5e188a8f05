import type { AuditResult, ControlResult, Outcome } from "../../../exchange/season.ts";
import { auditReach, type ControlReach, controlReach, isMandatory, reachWords } from "../audit-coverage.ts";
import { formatCounted, formatNumber } from "../format.ts";
import { html, type Markup } from "../markup.ts";
import { origin, outcomeWords } from "./badge.ts";
import { type Column, disclosure, table } from "./table.ts";

export type Counted = Outcome | "waived";

/** In the order in which the page counts them. */
export const outcomes: readonly Counted[] = ["violates", "unknown", "waived", "complies", "not-applicable"];
/** Controls per service, how many of them decided anything, and their outcomes. */
export function coverage({ controls }: AuditResult): Markup {
  const services = [...Map.groupBy(controls, ({ service }) => service)].toSorted(([left], [right]) =>
    left < right ? -1 : 1,
  );
  const name = "Coverage by service";
  return html`<h3>${name}</h3>${table<(typeof services)[number]>({
    caption: html`Controls per service and the outcomes of all their evaluations. ${origin("derived")}`,
    name,
    rows: services,
    columns: [
      { head: "Service", isRowHeader: true, cell: ([service]) => service },
      { head: "Controls", align: "right", cell: ([, group]) => formatNumber(group.length, 0) },
      { head: "Decided", align: "right", cell: ([, group]) => formatNumber(auditReach(group).decided, 0) },
      ...outcomes.map((outcome) =>
        countColumn<(typeof services)[number]>(outcome, ([, group]) => sumOf(group, outcome)),
      ),
    ],
  })}`;
}

/** Every control with its outcomes, the ones that need attention first. */
export function controlsTable({ controls }: AuditResult): Markup {
  const name = "Controls and their outcomes";
  const ordered = controls.toSorted((left, right) => urgency(right) - urgency(left));
  const content = html`<p class="filter" hidden><label>Show controls that contain <input type="search" data-filters="controls" autocomplete="off" spellcheck="false"></label></p>${table(
    {
      caption: html`${name}, the ones that need attention first. ${origin("derived")}`,
      name,
      id: "controls",
      rows: ordered,
      columns: [
        {
          head: "Control",
          isRowHeader: true,
          wide: true,
          cell: ({ control, title }) => html`${title}<small class="under code">${control}</small>`,
        },
        { head: "45 CFR", cell: ({ hipaa }) => html`<small class="code">${hipaa.join(", ")}</small>` },
        {
          head: "Severity, level",
          cell: ({ severity, level }) => html`${severity}<small class="under">${level}</small>`,
        },
        ...outcomes.map((outcome) => countColumn<ControlResult>(outcome, ({ counts }) => counts[outcome])),
        {
          head: "Fix",
          wide: true,
          cell: (control) =>
            control.counts.violates > 0 || control.counts.unknown > 0
              ? control.fix
              : html`<span class="quiet">${idleWords[controlReach(control)]}</span>`,
        },
      ],
    },
  )}`;
  return html`<h3>Controls</h3>${disclosure(`All ${formatCounted(controls.length, "control")} (${reachWords(controls)}) with outcome counts`, content)}`;
}

/** What stands in place of a fix: a control that met nothing has not been kept, it has not been tried. */
const idleWords = {
  decided: "nothing to do",
  undecided: "undecided",
  "not-applicable": "not applicable",
  "nothing-to-check": "nothing to check",
} as const satisfies Readonly<Record<ControlReach, string>>;

function countColumn<Row>(outcome: Counted, count: (row: Row) => number): Column<Row> {
  return {
    head: outcomeWords[outcome],
    align: "right",
    cell: (row) => {
      const value = count(row);
      if (value === 0) return html`<span class="zero">0</span>`;
      return outcome === "violates" || outcome === "unknown"
        ? html`<b>${formatNumber(value, 0)}</b>`
        : formatNumber(value, 0);
    },
  };
}

function urgency(control: ControlResult): number {
  const { counts } = control;
  const weight = isMandatory(control) ? 2 : 1;
  return (
    (counts.violates > 0 ? 100 : 0) * weight +
    (counts.unknown > 0 ? 10 : 0) * weight +
    (counts.waived > 0 ? 1 : 0)
  );
}

/** How often controls came to an outcome. */
export function sumOf(controls: readonly ControlResult[], outcome: Counted): number {
  return controls.reduce((sum, { counts }) => sum + counts[outcome], 0);
}
