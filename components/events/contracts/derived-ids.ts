import { createHash } from "node:crypto";
import { idPrefixes, type OpaqueId, type Subject } from "./field-kinds.ts";

/**
 * An id made from what it stands for: the same parts always give the same id, so that a retried step makes no second
 * event, offer or message. A UUID of version 8 over SHA-256 (RFC 9562, section 5.8).
 *
 * @example
 * derivedId("event", offerId, "offered")
 */
export function derivedId<S extends Subject>(subject: S, ...parts: readonly string[]): OpaqueId<S> {
  const hash = createHash("sha256")
    .update(JSON.stringify([subject, ...parts]))
    .digest("hex");
  const variant = "89ab"[Number.parseInt(hash.charAt(16), 16) % 4];
  const uuid = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
  ];
  return `${idPrefixes[subject]}_${[...uuid, hash.slice(20, 32)].join("-")}`;
}
