/** A container image reference in its parts; the registry is Docker Hub's when none is written. */
export interface Image {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

export function imageOf(reference: string): Image {
  const [named = "", digest] = reference.split("@", 2);
  const slash = named.indexOf("/");
  const head = slash < 0 ? "" : named.slice(0, slash);
  const hasRegistry = /[.:]/.test(head) || head === "localhost";
  const rest = hasRegistry ? named.slice(slash + 1) : named;
  const colon = rest.lastIndexOf(":");
  return {
    registry: hasRegistry ? head.toLowerCase() : "docker.io",
    repository: colon < 0 ? rest : rest.slice(0, colon),
    tag: colon < 0 ? undefined : rest.slice(colon + 1),
    digest,
  };
}
