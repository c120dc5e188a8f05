import { visibleText } from "./markup.ts";

/** Text that cannot move the cursor or start a new line. */
export function oneLine(text: string): string {
  return visibleText(text.replace(/\s+/g, " "));
}

/** Text of exactly `size` characters: padded, or cut with an ellipsis. */
export function toWidth(text: string, size: number, side: "left" | "right" = "left"): string {
  const characters = Array.from(oneLine(text));
  if (characters.length > size) return `${characters.slice(0, Math.max(0, size - 1)).join("")}…`;
  const padding = " ".repeat(size - characters.length);
  return side === "left" ? characters.join("") + padding : padding + characters.join("");
}

/**
 * Text of at most `size` characters. What is too long loses its last words and says so with an ellipsis; a word is
 * cut only when it alone is too long.
 */
export function fitWords(text: string, size: number): string {
  const line = oneLine(text);
  if (lengthOf(line) <= size) return line;
  const start = Array.from(line).slice(0, size).join("");
  const end = start.lastIndexOf(" ");
  const whole = end > size / 2 ? start.slice(0, end) : Array.from(start).slice(0, -1).join("");
  return `${whole.replace(/[ ,;:(]+$/, "")}…`;
}

/**
 * Like {@link fitWords}, but a detail in brackets at the end goes first, and without an ellipsis: the report has it.
 *
 * @example
 * fitDetail("booking: node launch (104 of 175 s)", 22) // "booking: node launch"
 */
export function fitDetail(text: string, size: number): string {
  const line = oneLine(text);
  return fitWords(lengthOf(line) <= size ? line : line.replace(/ \([^()]*\)$/, ""), size);
}

/** Text over at most `most` lines of `size` characters, broken between words; what is left over is cut from the last. */
export function wrapWords(text: string, size: number, most: number): readonly string[] {
  const line = oneLine(text);
  if (most <= 1 || lengthOf(line) <= size) return [fitWords(line, size)];
  const end = Array.from(line)
    .slice(0, size + 1)
    .join("")
    .lastIndexOf(" ");
  if (end <= 0) return [fitWords(line, size)];
  return [line.slice(0, end), ...wrapWords(line.slice(end + 1), size, most - 1)];
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
