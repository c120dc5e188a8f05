/**
 * HTML that is escaped by construction: text becomes part of a page only through {@link html}, which escapes
 * every interpolated value that is not itself {@link Markup}.
 */

/** A piece of HTML or SVG whose text is known to be well formed. Made by {@link html} and {@link trustedMarkup} only. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What {@link html} accepts: markup as it is, text and numbers escaped, lists joined, `undefined` and `false` as nothing. */
export type Interpolated = Markup | string | number | undefined | false | readonly Interpolated[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};

// Control characters are no HTML text; bidirectional controls could make "not ready" read as something else.
const unsafe = /[&<>"'`]/g;
const invisible = /(?![\t\n\r])[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/**
 * Text as it may stand in an element or in a double-quoted attribute. Control and direction-changing characters
 * become visible (`⟨U+202E⟩`), lone surrogates become U+FFFD.
 *
 * @example
 * escapeText(`<b> & "c"`) // "&lt;b&gt; &amp; &quot;c&quot;"
 */
export function escapeText(text: string): string {
  return visibleText(text).replace(unsafe, (character) => entities[character] ?? "");
}

/** Text with every character that has no shape of its own written as `⟨U+XXXX⟩`; tabs and line ends stay. */
export function visibleText(text: string): string {
  return text.toWellFormed().replace(invisible, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    return `⟨U+${code}⟩`;
  });
}

/**
 * A template tag for HTML and SVG. Attribute values must be written in double quotes.
 *
 * @example
 * html`<p title="${hostile}">${hostile}</p>` // escaped in both places
 */
export function html(literals: TemplateStringsArray, ...values: readonly Interpolated[]): Markup {
  let text = literals[0] ?? "";
  values.forEach((value, index) => {
    text += render(value) + (literals[index + 1] ?? "");
  });
  return new Markup(text);
}

/** Markup from text that is part of this program (style sheet, script, computed path data), never from a season. */
export function trustedMarkup(text: string): Markup {
  return new Markup(text);
}

/** Nothing. */
export const nothing: Markup = new Markup("");

function render(value: Interpolated): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === "string") return escapeText(value);
  if (typeof value === "number") return escapeText(String(value));
  if (value === undefined || value === false) return "";
  return value.map(render).join("");
}
