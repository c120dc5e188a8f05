import { createHash } from "node:crypto";

/**
 * How long a name may be and which characters it may hold, per kind of resource.
 * Sources: the services' API references. Bucket names are DNS labels without dots, so that TLS certificates match.
 */
const rules = {
  "event-bus": { longest: 256, forbidden: /[^A-Za-z0-9._-]/g },
  "event-rule": { longest: 64, forbidden: /[^A-Za-z0-9._-]/g },
  "event-target": { longest: 64, forbidden: /[^A-Za-z0-9._-]/g },
  "event-archive": { longest: 48, forbidden: /[^A-Za-z0-9._-]/g },
  queue: { longest: 80, forbidden: /[^A-Za-z0-9_-]/g },
  database: { longest: 63, forbidden: /[^a-z0-9-]/g },
  "database-endpoint": { longest: 63, forbidden: /[^a-z0-9-]/g },
  table: { longest: 255, forbidden: /[^A-Za-z0-9_.-]/g },
  secret: { longest: 512, forbidden: /[^A-Za-z0-9/_+=.@-]/g },
  "backup-vault": { longest: 50, forbidden: /[^A-Za-z0-9_-]/g },
  "backup-plan": { longest: 50, forbidden: /[^A-Za-z0-9_.-]/g },
  "key-alias": { longest: 256, forbidden: /[^A-Za-z0-9/_-]/g },
  "log-group": { longest: 512, forbidden: /[^A-Za-z0-9._/#-]/g },
  "log-delivery": { longest: 60, forbidden: /[^A-Za-z0-9_-]/g },
  role: { longest: 64, forbidden: /[^A-Za-z0-9+=,.@_-]/g },
  "iam-policy": { longest: 128, forbidden: /[^A-Za-z0-9+=,.@_-]/g },
  bucket: { longest: 63, forbidden: /[^a-z0-9-]/g },
  trail: { longest: 128, forbidden: /[^A-Za-z0-9._-]/g },
  "config-recorder": { longest: 256, forbidden: /[^A-Za-z0-9_-]/g },
  "conformance-pack": { longest: 256, forbidden: /[^A-Za-z0-9-]/g },
  "access-analyzer": { longest: 255, forbidden: /[^A-Za-z0-9_.-]/g },
  "security-group": { longest: 255, forbidden: /[^A-Za-z0-9 ._:/()#,@+=&;{}!$*-]/g },
  topic: { longest: 256, forbidden: /[^A-Za-z0-9_-]/g },
  alarm: { longest: 255, forbidden: /[^A-Za-z0-9._/-]/g },
  function: { longest: 64, forbidden: /[^A-Za-z0-9_-]/g },
  schedule: { longest: 64, forbidden: /[^A-Za-z0-9_.-]/g },
  "schema-registry": { longest: 64, forbidden: /[^A-Za-z0-9._-]/g },
  "event-endpoint": { longest: 64, forbidden: /[^A-Za-z0-9._-]/g },
  "configuration-set": { longest: 64, forbidden: /[^A-Za-z0-9_-]/g },
} as const satisfies Record<string, { longest: number; forbidden: RegExp }>;

export type NamedKind = keyof typeof rules;

const hashLength = 8;

/**
 * The name a resource has in AWS: `parts` joined by `-`. A name that is too long is cut and ends in
 * a hash of the whole, so that two long names never become one; a character the service refuses becomes `-`.
 *
 * @example
 * physicalName("queue", ["wardrail", "prod", "notifications", "from", "booking"])
 * // "wardrail-prod-notifications-from-booking"
 */
export function physicalName(kind: NamedKind, parts: readonly string[]): string {
  const { longest, forbidden } = rules[kind];
  const wanted = parts.join("-");
  const allowed = (kind === "bucket" ? wanted.toLowerCase() : wanted).replace(forbidden, "-");
  // S3 takes three characters at least, and no hyphen at either end.
  const fits = allowed.length <= longest && !(kind === "bucket" && /^.{0,2}$|^-|-$/.test(allowed));
  if (allowed === wanted && fits) return allowed;
  const name = `${allowed.slice(0, longest - hashLength - 1)}-${shortHash(wanted)}`;
  return kind === "bucket" ? name.replace(/^-/, "x") : name;
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, hashLength);
}
