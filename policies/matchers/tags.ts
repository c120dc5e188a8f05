import type { Audited } from "../audited.ts";
import { and, no, or, type Truth, truth } from "../truth.ts";
import { is, scalarText, View } from "../view.ts";

/** Where tags are kept: AWS tags, or the labels of a Kubernetes object. `tagsAll` adds the provider's defaults. */
const PLACES = [
  "tags",
  "tagsAll",
  "metadata.labels",
  "spec.template.metadata.labels",
  "metadata.annotations",
] as const;

/** `wardrail:data-class`, `DataClass` and `data_class` are one name; other owners' prefixes are not ours. */
function canonical(key: string): string {
  let name = canonicalNames.get(key);
  if (name === undefined) {
    name = key
      .replace(/^wardrail([.][a-z]+)?[:/]/i, "")
      .replace(/[-_\s]/g, "")
      .toLowerCase();
    if (canonicalNames.size < 10_000) canonicalNames.set(key, name);
  }
  return name;
}

const canonicalNames = new Map<string, string>();

/** The tag or label of that name; an absent view when there is none, an unknown one when the tags are. */
export function tag(resource: Audited, name: string): View {
  const wanted = canonical(name);
  for (const place of PLACES) {
    const tags = resource.at(place);
    if (tags.unknown) return tags;
    if (tags.value === undefined) continue;
    for (const { key, value } of tags.entries()) {
      if (canonical(key) === wanted) return new View(value.value, `${place}.${name}`, value.secret);
    }
  }
  const first = resource.type.startsWith("kubernetes:") ? "metadata.labels" : "tags";
  return new View(undefined, `${first}.${name}`);
}

export function tagged(resource: Audited, name: string, ...values: readonly string[]): Truth {
  const found = tag(resource, name);
  if (values.length === 0)
    return found.unknown ? truth(undefined, found.path) : truth(found.value !== undefined, found.path);
  return is(found, ...values);
}

/** Holds protected health information, by its data-class tag. */
export const holdsPhi = (resource: Audited): Truth => tagged(resource, "data-class", "phi");

/** Tier 0: emergency and booking paths, on which a patient's safety depends. */
export function isTierZero(resource: Audited): Truth {
  return or(
    tagged(resource, "tier", "0", "tier-0", "tier0", "T0"),
    truth(tag(resource, "tier").value === 0, tag(resource, "tier").path),
  );
}

/** The number in a tier tag (`0`, `tier-1`), or undefined. */
export function tierOf(resource: Audited): number | undefined {
  const { value } = tag(resource, "tier");
  const digits = /^(?:tier-?|t)?(\d)$/i.exec(scalarText(value))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Evidence that 45 CFR 164.316(b) wants kept: audit trails and records. */
export const isAuditStore = (resource: Audited): Truth =>
  or(
    tagged(resource, "purpose", "audit", "record", "records"),
    tagged(resource, "data-class", "audit"),
    tagged(resource, "log-class", "audit"),
    tagged(resource, "record", "true"),
    tagged(resource, "audit", "true"),
    tagged(resource, "class", "audit", "record"),
  );

/** Production, by the environment tag, else by a part of the stack's name. */
export function isProduction(resource: Audited): Truth {
  for (const name of ["environment", "env"]) {
    const found = tag(resource, name);
    if (found.unknown || found.value !== undefined) return is(found, "prod", "production", "prd");
  }
  return truth(/(^|[-_.])(prod|production|prd)([-_.]|$)/i.test(resource.stack), "stack");
}

export function bothHold(...claims: readonly Truth[]): Truth {
  return claims.length === 0 ? no : and(...claims);
}
