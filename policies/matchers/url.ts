/** The host of an absolute URL of the given scheme, in lower case; undefined for anything else. */
export function hostOf(text: string, protocol?: "https:" | "http:"): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return protocol === undefined || url.protocol === protocol ? url.hostname : undefined;
}
