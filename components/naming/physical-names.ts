import { createHash } from "node:crypto";

/**
 * How long a name may be and which characters it may hold, per kind of resource.
 * Sources: EventBridge, SQS, KMS and CloudWatch Logs API references.
 */
const rules = {
  "event-bus": { longest: 256, forbidden: /[^A-Za-z0-9._-]/g },
  "event-rule": { longest: 64, forbidden: /[^A-Za-z0-9._-]/g },
  "event-target": { longest: 64, forbidden: /[^A-Za-z0-9._-]/g },
  "event-archive": { longest: 48, forbidden: /[^A-Za-z0-9._-]/g },
  queue: { longest: 80, forbidden: /[^A-Za-z0-9_-]/g },
  "key-alias": { longest: 256, forbidden: /[^A-Za-z0-9/_-]/g },
  "log-group": { longest: 512, forbidden: /[^A-Za-z0-9._/#-]/g },
  "log-delivery": { longest: 60, forbidden: /[^A-Za-z0-9_-]/g },
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
  const allowed = wanted.replace(forbidden, "-");
  if (allowed === wanted && allowed.length <= longest) return allowed;
  return `${allowed.slice(0, longest - hashLength - 1)}-${shortHash(wanted)}`;
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, hashLength);
}
