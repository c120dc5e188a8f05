/** A label matcher as Alertmanager reads it. */
export interface LabelMatcher {
  readonly label: string;
  readonly operator: "=" | "!=" | "=~" | "!~";
  readonly value: string;
}

/** Reads `severity=~"high|low"`; `undefined` for anything else. */
export function parseMatcher(text: string): LabelMatcher | undefined {
  const [, label, operator, value] =
    /^([a-zA-Z_]\w*)\s*(=~|!~|!=|=)\s*"((?:[^"\\]|\\.)*)"$/.exec(text.trim()) ?? [];
  if (label === undefined || operator === undefined || value === undefined) return undefined;
  return { label, operator: operator as LabelMatcher["operator"], value: value.replaceAll(/\\(.)/g, "$1") };
}

/** Whether labels satisfy every matcher; a label that is not there is empty. */
export function matchesAll(matchers: readonly string[], labels: Readonly<Record<string, string>>): boolean {
  return matchers.every((text) => {
    const matcher = parseMatcher(text);
    if (matcher === undefined) return false;
    const value = labels[matcher.label] ?? "";
    const isPattern = matcher.operator === "=~" || matcher.operator === "!~";
    const holds = isPattern ? new RegExp(`^(?:${matcher.value})$`).test(value) : value === matcher.value;
    return matcher.operator.startsWith("!") ? !holds : holds;
  });
}
