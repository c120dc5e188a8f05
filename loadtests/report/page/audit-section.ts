import type { AuditFinding, AuditResult, ControlResult } from "../../../exchange/season.ts";
import { auditReach, auditSentence, computedValues, isMandatory } from "../audit-coverage.ts";
import { formatCounted, formatNumber } from "../format.ts";
import { html, type Interpolated, type Markup } from "../markup.ts";
import { type Counted, controlsTable, coverage, outcomes, sumOf } from "./audit-controls.ts";
import { badge, origin, outcomeWords, type Sign } from "./badge.ts";
import { type Column, disclosure, table } from "./table.ts";

const outcomeSigns: Readonly<Record<Counted, Sign>> = {
  violates: "bad",
  unknown: "unknown",
  waived: "warning",
  complies: "good",
  "not-applicable": "none",
};

/** Findings beyond this number are in `season.json` only, so that the page of a large estate still opens. */
const mostFindings = 300;

/** The audit as a reviewer reads it: how it was made, what violates, what is unknown, then every control. */
export function auditSection(audit: AuditResult): Markup {
  return html`${provenance(audit)}
${totals(audit)}
${findings(audit, "violates", "Violations")}
${findings(audit, "unknown", "Unknown until apply")}
${findings(audit, "waived", "Waived violations")}
${coverage(audit)}
${controlsTable(audit)}`;
}

function provenance(audit: AuditResult): Markup {
  const { pack, evaluatedBy, resourceCount } = audit;
  const how =
    evaluatedBy === "wire"
      ? "over the policy protocol, as Pulumi's engine runs it"
      : "in process, by calling the same rule objects directly";
  return html`<p>The pack <b>${pack.name} ${pack.version}</b> was evaluated on ${formatCounted(resourceCount, "resource")} ${how}. Findings name property paths, never values. ${origin("derived from the rendered estate")}</p>
<p><b>${auditSentence(audit)}.</b> A control with nothing to check met no resource of its kind: it says nothing about this estate.</p>
${computedValuesNote(audit)}`;
}

function computedValuesNote(audit: AuditResult): Interpolated {
  const values = computedValues(audit);
  return values !== undefined && html`<p>${values.sentence}</p>`;
}

function totals({ controls }: AuditResult): Markup {
  return html`<dl class="figures outcomes">${outcomes.map(
    (outcome) =>
      html`<div><dt>${badge(outcomeSigns[outcome], outcomeWords[outcome])}</dt><dd>${formatNumber(sumOf(controls, outcome), 0)} <small class="origin">${formatCounted(controls.filter(({ counts }) => counts[outcome] > 0).length, "control")}</small></dd></div>`,
  )}</dl>`;
}

interface ControlFindings {
  readonly first: AuditFinding;
  readonly control: ControlResult | undefined;
  readonly found: readonly AuditFinding[];
}

function findings(audit: AuditResult, outcome: AuditFinding["outcome"], heading: string): Interpolated {
  const found = audit.findings.filter((finding) => finding.outcome === outcome);
  const counted = sumOf(audit.controls, outcome);
  if (found.length === 0 && counted === 0) {
    return outcome === "violates" && noViolation(audit);
  }
  const ordered = found.toSorted((left, right) => Number(isMandatory(right)) - Number(isMandatory(left)));
  const shown = ordered.slice(0, mostFindings);
  const content = table<ControlFindings>({
    caption: html`${explanations[outcome]} ${shortfall(shown.length, found.length, counted)}`,
    name: heading,
    columns: findingColumns,
    rows: [...Map.groupBy(shown, ({ control }) => control).values()].flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      return [
        { first, control: audit.controls.find(({ control }) => control === first.control), found: group },
      ];
    }),
  });
  const count = formatNumber(Math.max(found.length, counted), 0);
  return html`<h3>${badge(outcomeSigns[outcome], `${heading}: ${count}`)}</h3>${shown.length > 30 ? disclosure(`Show ${formatCounted(shown.length, "finding")}`, content) : content}`;
}

/** No violation is good news only from an audit that decided something. */
function noViolation({ controls }: AuditResult): Markup {
  return auditReach(controls).decided > 0
    ? html`<p>${badge("good", "No violation was found.")}</p>`
    : html`<p>${badge("unknown", "Nothing was decided, so nothing is known about violations.")}</p>`;
}

/** What the table does not show, so that nobody takes a part for the whole. */
function shortfall(shown: number, found: number, counted: number): Interpolated {
  if (shown < found) {
    return html`<strong>${formatNumber(shown, 0)} of ${formatNumber(found, 0)} shown; all are in season.json.</strong>`;
  }
  return (
    found < counted &&
    html`<strong>${formatNumber(found, 0)} of ${formatNumber(counted, 0)} were handed over with their resource.</strong>`
  );
}

const explanations: Readonly<Record<AuditFinding["outcome"], string>> = {
  violates: "What does not meet its control, mandatory controls first.",
  unknown: "What only an apply decides. It counts neither as complying nor as violating.",
  waived: "Violations that a recorded exception covers until it expires.",
};

const findingColumns: readonly Column<ControlFindings>[] = [
  {
    head: "Control",
    isRowHeader: true,
    wide: true,
    cell: ({ first, control }) =>
      html`${control?.title ?? first.control}<small class="under code">${first.control}</small><small class="under">${first.severity}, ${first.level}${control !== undefined && html`, 45 CFR ${control.hipaa.join(", ")}`}</small>`,
  },
  {
    head: "Resource and what was found, by property path",
    wide: true,
    cell: ({ found }) =>
      html`<ul class="finding-list">${found.map(
        ({ urn, stack, message }) =>
          html`<li><span class="code" title="${urn}">${nameOfUrn(urn)}</span> <small class="origin">${stack}</small><br>${message}</li>`,
      )}</ul>`,
  },
  {
    head: "Fix",
    wide: true,
    cell: ({ control, first }) =>
      first.outcome === "waived"
        ? html`<span class="quiet">due when the exception expires</span>`
        : (control?.fix ?? ""),
  },
];

/** Type and name of a resource, without the stack, the project and the parents. */
function nameOfUrn(urn: string): string {
  const parts = urn.split("::");
  const type = parts[2]?.split("$").at(-1);
  return type === undefined || parts.length < 4 ? urn : `${type} ${parts.slice(3).join("::")}`;
}
