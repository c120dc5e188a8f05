import type { Outcome, Verdict } from "../../../exchange/season.ts";
import { html, type Markup, trustedMarkup } from "../markup.ts";
import { verdictWords } from "../verdict.ts";

/** What a sign stands for. Shapes differ, so that a sign is understood without its colour. */
export type Sign = "good" | "warning" | "bad" | "unknown" | "none";

const shapes: Readonly<Record<Sign, string>> = {
  // Disc with a tick, triangle with a bar, octagon with a cross, dashed ring with a question mark, plain ring.
  good: '<circle cx="10" cy="10" r="9" class="sign-body"/><path class="sign-mark" d="M5.8 10.4l3 3 5.4-6"/>',
  warning:
    '<path class="sign-body" d="M10 1.2l9.2 16.8h-18.4z"/><path class="sign-mark" d="M10 7.2v5M10 14.8v.4"/>',
  bad: '<path class="sign-body" d="M6.2 1h7.6l5.2 5.2v7.6l-5.2 5.2h-7.6l-5.2-5.2v-7.6z"/><path class="sign-mark" d="M6.6 6.6l6.8 6.8M13.4 6.6l-6.8 6.8"/>',
  unknown:
    '<circle cx="10" cy="10" r="8.2" class="sign-ring" stroke-dasharray="3.2 2.2"/><path class="sign-line" d="M7.6 8.2a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.2.8-1.2 1.7M10 14.4v.3"/>',
  none: '<circle cx="10" cy="10" r="6.5" class="sign-ring"/>',
};

const verdictSigns: Readonly<Record<Verdict, Sign>> = {
  ready: "good",
  "at-risk": "warning",
  "not-ready": "bad",
  unknown: "unknown",
};

export const outcomeWords: Readonly<Record<Outcome | "waived", string>> = {
  complies: "Complies",
  violates: "Violates",
  "not-applicable": "Not applicable",
  unknown: "Unknown until apply",
  waived: "Waived",
};

/** The shape alone; the word must stand beside it. Needs {@link signDefinitions} in the page. */
export function signShape(sign: Sign): Markup {
  return html`<svg class="sign sign-${sign}" aria-hidden="true" focusable="false"><use href="#sign-${sign}"/></svg>`;
}

/** The shapes themselves, once per page. */
export function signDefinitions(): Markup {
  const symbols = Object.entries(shapes).map(
    ([sign, shape]) => html`<symbol id="sign-${sign}" viewBox="0 0 20 20">${trustedMarkup(shape)}</symbol>`,
  );
  return html`<svg class="hidden" aria-hidden="true" focusable="false" width="0" height="0">${symbols}</svg>`;
}

/** A shape and its word. */
export function badge(sign: Sign, word: string): Markup {
  return html`<span class="badge badge-${sign}">${signShape(sign)}<span>${word}</span></span>`;
}

export function verdictSign(verdict: Verdict): Sign {
  return verdictSigns[verdict];
}

export function verdictBadge(verdict: Verdict): Markup {
  return badge(verdictSigns[verdict], verdictWords[verdict]);
}

/** Where a number comes from, in small letters beside it. */
export function origin(source: string): Markup {
  return html`<small class="origin">${source}</small>`;
}
