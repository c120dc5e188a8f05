/** A value found where another was wanted fits a line of a terminal. */
const longestShown = 80;

/**
 * A value as a problem shows it: on one line, at most `longest` characters, control and formatting characters written
 * out, so that nothing a file holds can move a terminal's cursor or flood a report.
 *
 * @example
 * shownValue({ a: 1 }) // {"a":1}
 */
export function shownValue(value: unknown, longest: number = longestShown): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  if (text === "") return "an empty text";
  // Cut before and after: escaping a megabyte to show eighty characters of it would be waste.
  const visible = text.slice(0, longest + 1).replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    const hexadecimal = (character.codePointAt(0) ?? 0).toString(16);
    return hexadecimal.length > 4 ? `\\u{${hexadecimal}}` : `\\u${hexadecimal.padStart(4, "0")}`;
  });
  return visible.length > longest ? `${visible.slice(0, longest - 1)}…` : visible;
}
