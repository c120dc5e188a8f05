/**
 * Everything an event may carry. The set is closed on purpose: with opaque ids, instants, codes, counts and flags no
 * name, contact, birth date or diagnosis can be written down (45 CFR 164.502(b), minimum necessary).
 */
export type Field = OpaqueIdField | InstantField | CodeField | CountField | FlagField;

export interface OpaqueIdField {
  readonly kind: "opaque-id";
  readonly of: Subject;
  readonly optional?: true;
}

/** A moment in UTC, RFC 3339 with `Z`. The platform's first year is 2024: an earlier date could be a birth date. */
export interface InstantField {
  readonly kind: "instant";
  readonly optional?: true;
}

/** One of a closed list of lower-case words, fixed when the contract is written. */
export interface CodeField<Code extends string = string> {
  readonly kind: "code";
  readonly codes: readonly Code[];
  readonly optional?: true;
}

/** A whole number from 0 to `most`. */
export interface CountField {
  readonly kind: "count";
  readonly most: number;
  readonly optional?: true;
}

export interface FlagField {
  readonly kind: "flag";
  readonly optional?: true;
}

/**
 * What ids refer to, and the prefix that keeps one kind from being taken for another. After the prefix comes a UUID
 * (RFC 9562, versions 4 to 8; version 1 would tell the machine it was made on).
 */
export const idPrefixes = {
  event: "evt",
  correlation: "cor",
  appointment: "apt",
  patient: "pat",
  hospital: "hos",
  healthcareService: "hcs",
  practitioner: "prc",
  schedule: "sch",
  slot: "slt",
  waitlistEntry: "wle",
  offer: "ofr",
  notification: "ntf",
  surge: "srg",
  failover: "fov",
  deployment: "dep",
  breakGlass: "brk",
  workforceMember: "wfm",
  finding: "fnd",
} as const;

export type Subject = keyof typeof idPrefixes;
export type OpaqueId<S extends Subject = Subject> = `${(typeof idPrefixes)[S]}_${string}`;

/** The TypeScript type of a field's value. */
export type ValueOf<F extends Field> = F extends {
  readonly kind: "opaque-id";
  readonly of: infer S extends Subject;
}
  ? OpaqueId<S>
  : F extends { readonly kind: "instant" }
    ? string
    : F extends { readonly kind: "code"; readonly codes: readonly (infer Code)[] }
      ? Code
      : F extends { readonly kind: "count" }
        ? number
        : boolean;

/** Beyond this a number could be a telephone, social security or record number. */
export const largestCount = 100_000;

export const idOf = <const S extends Subject>(of: S) => ({ kind: "opaque-id", of }) as const;
export const instant = { kind: "instant" } as const;
export const flag = { kind: "flag" } as const;
export const codeOf = <const Codes extends readonly string[]>(codes: Codes) =>
  ({ kind: "code", codes }) as const;
export const countUpTo = (most: number) => ({ kind: "count", most }) as const;
export const optional = <const F extends Field>(field: F) => ({ ...field, optional: true }) as const;

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[4-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

/** The pattern of a subject's ids, as JSON Schema takes it. */
export function idPattern(subject: Subject): string {
  return `^${idPrefixes[subject]}_${uuid}$`;
}

/** The pattern of an instant; whether the day exists is checked besides, because a pattern cannot. */
export const instantPattern =
  "^20(2[4-9]|[3-9][0-9])-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{3})?Z$";

/** What a right value looks like, in words. */
export function wantedOf(field: Field): string {
  switch (field.kind) {
    case "opaque-id":
      return `an opaque id of a ${field.of}: ${idPrefixes[field.of]}_<UUID>`;
    case "instant":
      return "a moment since 2024 in UTC, as 2026-11-03T14:30:00Z";
    case "code":
      return `one of ${field.codes.join(", ")}`;
    case "count":
      return `a whole number from 0 to ${field.most}`;
    case "flag":
      return "true or false";
  }
}

/** True when `value` is one the field admits. */
export function admits(field: Field, value: unknown): boolean {
  switch (field.kind) {
    case "opaque-id":
      return typeof value === "string" && new RegExp(idPattern(field.of)).test(value);
    case "instant":
      return typeof value === "string" && new RegExp(instantPattern).test(value) && isRealDay(value);
    case "code":
      return typeof value === "string" && field.codes.includes(value);
    case "count":
      return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= field.most;
    case "flag":
      return typeof value === "boolean";
  }
}

/** `Date` reads 31 February as 3 March; the day must come back as it went in. */
function isRealDay(text: string): boolean {
  const moment = new Date(text);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text.slice(0, 19));
}
