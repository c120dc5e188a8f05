import { createHash } from "node:crypto";

/**
 * How long a name may be and which characters it may hold, per kind of resource.
 * Sources: the services' API references; bucket names are DNS labels here, without dots, so that TLS wildcard
 * certificates match; Kubernetes names are DNS labels (RFC 1123).
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
  kubernetes: { longest: 63, forbidden: /[^a-z0-9-]/g },
} as const satisfies Record<string, { longest: number; forbidden: RegExp }>;

export type NamedKind = keyof typeof rules;

/** Kinds whose names are DNS labels: lower case, no hyphen at either end. */
const dnsLabels: ReadonlySet<NamedKind> = new Set(["bucket", "kubernetes"]);

const hashLength = 8;

/**
 * The name a resource has in AWS or Kubernetes: `parts` joined by `-`. A name that is too long is cut and ends in
 * a hash of the whole, so that two long names never become one; a character the service refuses becomes `-`.
 *
 * @example
 * physicalName("queue", ["wardrail", "prod", "notifications", "from", "booking"])
 * // "wardrail-prod-notifications-from-booking"
 */
export function physicalName(kind: NamedKind, parts: readonly string[]): string {
  const { longest, forbidden } = rules[kind];
  const wanted = parts.join("-");
  const cased = dnsLabels.has(kind) ? wanted.toLowerCase() : wanted;
  const allowed = cased.replace(forbidden, "-");
  const unchanged = allowed === wanted && allowed.length <= longest;
  const name = unchanged ? allowed : `${allowed.slice(0, longest - hashLength - 1)}-${shortHash(wanted)}`;
  // A DNS label may neither start nor end with a hyphen; the hash at the end is always alphanumeric.
  return dnsLabels.has(kind) ? name.replace(/^-+/, "x") : name;
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, hashLength);
}
