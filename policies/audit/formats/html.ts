import type { AuditFinding, ControlResult } from "../../../exchange/season.ts";
import type { AuditReport } from "../report.ts";
import { escapeHtml as text } from "./escape.ts";
import { htmlStyle } from "./html-style.ts";
import { totals } from "./totals.ts";

/** Shown per control; the rest is in the JSON. A page with every finding of a broken fleet opens in no browser. */
const FINDINGS_SHOWN = 200;

/** One page that works from disk, without scripts and on paper: totals, matrix, controls with evidence, exceptions. */
export function toHtml(report: AuditReport): string {
  const { result, exceptions, skipped, change } = report;
  const sum = totals(result);
  const byControl = Map.groupBy(result.findings, ({ control }) => control);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>HIPAA guardrails</title><style>${htmlStyle}</style></head><body>
<header><h1>HIPAA guardrails</h1>
<p>${result.controls.length} controls on ${result.resourceCount} resources · ${text(report.madeAt)} · pack ${text(result.pack.name)} ${text(result.pack.version)} · evaluated ${result.evaluatedBy}</p>
<ul class="totals">${(["violates", "unknown", "waived", "complies", "not-applicable"] as const).map((outcome) => `<li class="${outcome}"><b>${sum[outcome]}</b> ${outcome}</li>`).join("")}</ul></header>
<main>
<section><h2>Coverage: safeguard by service</h2>${matrix(result.controls)}</section>
${change === undefined ? "" : `<section><h2>Since the last report</h2><p>${change.appeared.length} appeared, ${change.resolved.length} resolved.</p>${list(change.appeared)}</section>`}
<section><h2>Controls</h2>${result.controls.map((control) => controlBlock(control, byControl.get(control.control) ?? [])).join("\n")}</section>
<section><h2>Exceptions</h2>${exceptions.length === 0 ? "<p>None.</p>" : `<div class="wide"><table><thead><tr><th>control</th><th>resource</th><th>reason</th><th>owner</th><th>approver</th><th>ticket</th><th>expires</th><th>days left</th></tr></thead><tbody>${exceptions.map(({ exception, daysLeft }) => `<tr class="${daysLeft < 0 ? "violates" : ""}">${[exception.control, exception.resource, exception.reason, exception.owner, exception.approver, exception.ticket, exception.expires].map((cell) => `<td>${text(cell)}</td>`).join("")}<td>${daysLeft < 0 ? "expired" : daysLeft}</td></tr>`).join("")}</tbody></table></div>`}</section>
${report.remediations.length === 0 ? "" : `<section><h2>Remediations</h2><ul>${report.remediations.map(({ control, urn, path, before, after }) => `<li><code>${text(urn)}</code><br>${text(control)}: ${text(path)} from ${before} to ${text(after)}</li>`).join("")}</ul></section>`}
${skipped.length === 0 ? "" : `<section><h2>Not judged</h2><ul>${skipped.map(({ file, path, found }) => `<li>${text(`${file} ${path}: ${found}`)}</li>`).join("")}</ul></section>`}
<section class="signature"><h2>Review</h2><p>Reviewed by ______________________ Date ______________ Signature ______________________</p></section>
</main></body></html>
`;
}

function matrix(controls: readonly ControlResult[]): string {
  const safeguards = [...new Set(controls.flatMap(({ hipaa }) => hipaa))].toSorted();
  const services = [...new Set(controls.map(({ service }) => service))].toSorted();
  const cell = (safeguard: string, service: string) => {
    const here = controls.filter(
      (control) => control.service === service && control.hipaa.includes(safeguard),
    );
    if (here.length === 0) return "<td></td>";
    const sum = totals({ controls: here });
    const worst =
      sum.violates > 0
        ? "violates"
        : sum.unknown > 0
          ? "unknown"
          : sum.waived > 0
            ? "waived"
            : sum.complies > 0
              ? "complies"
              : "not-applicable";
    const mark = {
      violates: `✗ ${sum.violates}`,
      unknown: `? ${sum.unknown}`,
      waived: `! ${sum.waived}`,
      complies: `✓ ${sum.complies}`,
      "not-applicable": "–",
    }[worst];
    return `<td class="${worst}" title="${text(`${here.length} controls`)}">${mark}</td>`;
  };
  return `<div class="wide"><table class="matrix"><thead><tr><th>45 CFR</th>${services.map((service) => `<th><span>${text(service)}</span></th>`).join("")}</tr></thead><tbody>${safeguards.map((safeguard) => `<tr><th>${text(safeguard)}</th>${services.map((service) => cell(safeguard, service)).join("")}</tr>`).join("")}</tbody></table></div><p class="legend">✗ violates · ? unknown until apply · ! waived · ✓ complies · – not applicable</p>`;
}

function controlBlock(control: ControlResult, findings: readonly AuditFinding[]): string {
  const { counts } = control;
  const worst =
    counts.violates > 0
      ? "violates"
      : counts.unknown > 0
        ? "unknown"
        : counts.waived > 0
          ? "waived"
          : counts.complies > 0
            ? "complies"
            : "not-applicable";
  const numbers = (["violates", "unknown", "waived", "complies", "not-applicable"] as const)
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcome}`);
  return `<details id="${control.control}"${counts.violates > 0 ? " open" : ""}><summary class="${worst}"><code>${control.control}</code> ${text(control.title)} <small>${control.severity} · ${control.level} · ${numbers.join(" · ") || "nothing to judge"}</small></summary>
<p>${text(control.hipaa.join(", "))}. <b>Fix:</b> ${text(control.fix)}</p>${list(findings)}</details>`;
}

function list(findings: readonly AuditFinding[]): string {
  if (findings.length === 0) return "";
  const shown = findings
    .slice(0, FINDINGS_SHOWN)
    .map(
      ({ outcome, urn, message }) =>
        `<li class="${outcome}"><code>${text(urn)}</code><br>${text(message)}</li>`,
    );
  const more =
    findings.length > FINDINGS_SHOWN
      ? `<li>and ${findings.length - FINDINGS_SHOWN} more, in the JSON report</li>`
      : "";
  return `<ul>${shown.join("")}${more}</ul>`;
}
