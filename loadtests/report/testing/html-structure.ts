/** One start tag of a page, as far as tests need it. */
export interface StartTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

export interface HtmlStructure {
  readonly tags: readonly StartTag[];
  /** The text between tags, still escaped. */
  readonly text: string;
}

const voidElements = new Set(["meta", "link", "input", "br"]);
const tagPattern = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"<>]*")?)*)\s*(\/?)>/gy;

/**
 * Reads a page that is written as ours are: lower-case tags, double-quoted attributes, every element closed. Throws
 * at the first place that is not, so that text which broke out of its element or attribute cannot go unnoticed.
 */
export function readStructure(page: string): HtmlStructure {
  const tags: StartTag[] = [];
  const open: string[] = [];
  let text = "";
  let at = page.indexOf("<html");
  while (at < page.length) {
    const next = page.indexOf("<", at);
    text += page.slice(at, next === -1 ? page.length : next);
    if (next === -1) break;
    tagPattern.lastIndex = next;
    const [whole, closing, name = "", attributes = "", selfClosing] = tagPattern.exec(page) ?? [];
    if (whole === undefined) throw new Error(`not one of our tags: ${page.slice(next, next + 120)}`);
    at = next + whole.length;
    if (closing === "/") {
      const expected = open.pop();
      if (expected !== name) throw new Error(`</${name}> closes <${expected ?? "nothing"}> at ${next}`);
      continue;
    }
    tags.push({ name, attributes: readAttributes(attributes) });
    if (name === "style" || name === "script") {
      at = page.indexOf(`</${name}>`, at) + name.length + 3;
    } else if (selfClosing !== "/" && !voidElements.has(name)) open.push(name);
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(" ")}`);
  return { tags, text };
}

function readAttributes(source: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(source.matchAll(/([a-zA-Z-]+)(?:="([^"]*)")?/g), ([, name = "", value = ""]) => [name, value]),
  );
}
