import type { AlertSummary, RulesResult } from "../../../exchange/season.ts";
import { formatCounted } from "../format.ts";
import { html, type Markup } from "../markup.ts";
import { badge, origin } from "./badge.ts";
import { disclosure, table } from "./table.ts";

const checkBadges: ReadonlyMap<string, Markup> = new Map([
  ["passed", badge("good", "Passed")],
  ["failed", badge("bad", "Failed")],
  ["skipped", badge("unknown", "Skipped")],
]);

/** The alert rules: how they were checked, what is wrong with them, and every alert with its runbook. */
export function rulesSection(rules: RulesResult): Markup {
  const without = rules.alerts.filter(({ runbookExists }) => !runbookExists);
  return html`<p>${formatCounted(rules.alertCount, "alert")} and ${formatCounted(rules.recordingRuleCount, "recording rule")}; ${
    without.length === 0
      ? "every alert has its runbook."
      : `${formatCounted(without.length, "alert")} without a runbook.`
  } ${origin("derived from the declared rules")}</p>
${table({
  caption: "How the rules were checked. A skipped check says nothing about them.",
  name: "Checks of the alert rules",
  rows: rules.checks,
  columns: [
    { head: "Check", isRowHeader: true, cell: ({ check }) => check },
    { head: "Result", cell: ({ state }) => checkBadges.get(state) ?? badge("unknown", "Unknown") },
    { head: "Detail", wide: true, cell: ({ detail }) => detail },
  ],
})}
${problems(rules)}
${alerts(rules.alerts)}`;
}

function problems({ problems: found }: RulesResult): Markup {
  if (found.length === 0) return html`<p>${badge("good", "No problem was found in the rules.")}</p>`;
  return table({
    caption: formatCounted(found.length, "problem"),
    name: "Problems in the alert rules",
    rows: found,
    columns: [
      {
        head: "Rule",
        isRowHeader: true,
        cell: ({ rule, path }) =>
          html`<span class="code">${rule}</span><small class="under code">${path}</small>`,
      },
      {
        head: "Grade",
        cell: ({ severity }) => (severity === "error" ? badge("bad", "Error") : badge("warning", "Warning")),
      },
      { head: "Found", wide: true, cell: ({ found: what }) => what },
      { head: "Wanted", wide: true, cell: ({ wanted }) => wanted },
    ],
  });
}

function alerts(all: readonly AlertSummary[]): Markup {
  const ordered = all.toSorted(
    (left, right) =>
      Number(left.runbookExists) - Number(right.runbookExists) ||
      Number(right.patientSafety) - Number(left.patientSafety),
  );
  const content = html`<p class="filter" hidden><label>Show alerts that contain <input type="search" data-filters="alerts" autocomplete="off" spellcheck="false"></label></p>${table(
    {
      caption: "Alerts: without a runbook first, then those that guard patient safety.",
      name: "Alerts",
      id: "alerts",
      rows: ordered,
      columns: [
        { head: "Alert", isRowHeader: true, cell: ({ alert }) => html`<span class="code">${alert}</span>` },
        {
          head: "Severity",
          cell: ({ severity, patientSafety }) =>
            html`${severity}${patientSafety && html`<small class="under">patient safety</small>`}`,
        },
        {
          head: "Runbook",
          cell: ({ runbook, runbookExists }) =>
            html`${runbookExists ? badge("good", "Present") : badge("bad", "Missing")}${!runbookExists && html`<small class="under code">${runbook}</small>`}`,
        },
        { head: "Summary", wide: true, cell: ({ summary }) => summary },
        { head: "Origin", cell: ({ source }) => origin(source) },
      ],
    },
  )}`;
  return disclosure(`All ${formatCounted(all.length, "alert")} with their runbooks`, content);
}
