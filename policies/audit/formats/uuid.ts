import { createHash } from "node:crypto";

/** The project's own name space for identifiers in reports. */
const NAMESPACE = Buffer.from("6f1c2a70b3f54f0c9f6e4d1d5a1f9c37", "hex");

/** A UUID made from a name (RFC 9562, version 5): the same name gives the same identifier in every report. */
export function uuidV5(name: string): string {
  const bytes = createHash("sha1").update(NAMESPACE).update(name, "utf8").digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
