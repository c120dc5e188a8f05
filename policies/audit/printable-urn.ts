import type { Urn } from "../../exchange/resource-graph.ts";
import { looksLikeCredential, looksLikePhi } from "../matchers/phi.ts";

/**
 * The URN as a report may show it. A name that looks like an identifier of a person or a credential is replaced,
 * since the report would else spread what the control forbids; the rest still finds the resource.
 */
export function printableUrn(urn: Urn): Urn {
  const parts = urn.split("::");
  return parts
    .map((part, index) =>
      index !== 2 && (looksLikePhi(part) || looksLikeCredential(part)) ? "(name withheld)" : part,
    )
    .join("::");
}
