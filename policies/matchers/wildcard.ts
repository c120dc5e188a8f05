/** Compiled once per pattern: policies repeat a few patterns over thousands of statements. */
const compiled = new Map<string, RegExp>();

/** IAM's pattern language: `*` is any text, `?` any one character. Without regard to case when `fold` is set. */
export function wildcardMatches(pattern: string, text: string, fold = false): boolean {
  const key = `${fold ? "i" : "s"}${pattern}`;
  let expression = compiled.get(key);
  if (expression === undefined) {
    // Runs of `*` are one `*`: they mean the same, and a long run would make the search exponential.
    const body = pattern
      .replace(/\*+/g, "*")
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", "[^]*")
      .replaceAll("?", "[^]");
    expression = new RegExp(`^${body}$`, fold ? "i" : "");
    if (compiled.size < 10_000) compiled.set(key, expression);
  }
  return expression.test(text);
}
