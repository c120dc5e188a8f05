/**
 * The id of a scenario's section. Letters, digits and hyphens only, so that it needs no escaping in an address;
 * everything else is written as its code point, which keeps different names apart.
 */
export function scenarioAnchor(scenario: string): string {
  const name = Array.from(scenario, (character) =>
    /[a-z0-9-]/.test(character) ? character : `_${character.codePointAt(0)?.toString(16) ?? ""}`,
  ).join("");
  return `scenario-${name}`;
}
