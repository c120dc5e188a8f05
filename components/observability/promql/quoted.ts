/** The text inside a PromQL string, or `undefined` when it is not closed or holds an escape Go does not know. */
export function unquoted(literal: string): string | undefined {
  const quote = literal[0];
  if (quote === undefined || !`"'\``.includes(quote)) return undefined;
  if (literal.length < 2 || !literal.endsWith(quote)) return undefined;
  const body = literal.slice(1, -1);
  if (quote === "`") return body;
  let text = "";
  for (let at = 0; at < body.length; at += 1) {
    const character = body[at] ?? "";
    if (character !== "\\") {
      text += character;
      continue;
    }
    const escaped = /^(?:[abfnrtv\\'"]|[0-7]{3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})/.exec(
      body.slice(at + 1),
    )?.[0];
    if (escaped === undefined) return undefined;
    if ((escaped === "'" || escaped === '"') && escaped !== quote) return undefined;
    text += unescaped(escaped);
    at += escaped.length;
  }
  return text;
}

const controlCharacters: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

function unescaped(escaped: string): string {
  const first = escaped[0] ?? "";
  if (escaped.length === 1) return controlCharacters[first] ?? first;
  if (/[0-7]/.test(first)) return String.fromCharCode(Number.parseInt(escaped, 8));
  const code = Number.parseInt(escaped.slice(1), 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}
