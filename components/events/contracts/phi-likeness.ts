/**
 * What protected health information looks like (the identifiers of 45 CFR 164.514(b)(2), and diagnosis codes).
 * Contracts admit none of it by construction; these tests say why something was refused, without repeating it.
 */
const likenesses: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: "an e-mail address", pattern: /[^\s@]+@[^\s@]+\.[a-z]{2,}/i },
  { what: "a social security number", pattern: /(?<!\d)\d{3}[- ]\d{2}[- ]\d{4}(?!\d)/ },
  {
    what: "a telephone number",
    pattern:
      /(?<![\da-f-])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\da-f-])|^\+\d{8,15}$/i,
  },
  { what: "a medical record number", pattern: /\bmrn[\s:#-]*\d+/i },
  { what: "a long number", pattern: /^[\s(]*\d(?:[\s().-]*\d){6,}\s*$/ },
  {
    what: "a date without a time, as birth dates are",
    pattern: /^\d{4}-\d{2}-\d{2}$|^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/,
  },
  {
    what: "a date in words",
    pattern: /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4}\b/i,
  },
  {
    what: "an ICD-10 diagnosis code",
    pattern: /^[A-TV-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?$|^[a-tv-z]\d[\da-z]\.[\da-z]{1,4}$/,
  },
  {
    what: "a street address",
    pattern: /\b\d+\s+(?:[A-Za-z]+\s)+(?:st|street|ave|avenue|rd|road|blvd|lane|ln|drive|dr|way|court|ct)\b/i,
  },
  { what: "a postal code", pattern: /^\d{5}(?:-\d{4})?$/ },
  { what: "an IP address", pattern: /^(?:\d{1,3}\.){3}\d{1,3}$/ },
  { what: "a name or free text", pattern: /\s|[^\p{ASCII}]/u },
  { what: "a capitalised word, as names are", pattern: /^\p{Lu}[\p{L}'’-]*\p{Ll}$/u },
];

/** What kind of PHI a text looks like, or `undefined` when it looks like none. Never repeats the text. */
export function phiLikenessOf(text: string): string | undefined {
  return likenesses.find(({ pattern }) => pattern.test(text))?.what;
}

/** Parts of field names that promise a name, a contact, a birth date, a record number, a diagnosis or free text. */
export const phiNameParts = [
  "name",
  "email",
  "mail",
  "phone",
  "mobile",
  "fax",
  "contact",
  "address",
  "street",
  "city",
  "postal",
  "zip",
  "birth",
  "dob",
  "gender",
  "sex",
  "ethnic",
  "ssn",
  "socialsecurity",
  "mrn",
  "recordnumber",
  "insurance",
  "policynumber",
  "diagnos",
  "icd",
  "symptom",
  "condition",
  "medication",
  "allerg",
  "procedure",
  "clinical",
  "note",
  "comment",
  "text",
  "description",
  "photo",
] as const;

type PhiNamePart = (typeof phiNameParts)[number];

/** `never` for a field name that promises PHI, so that such a contract does not compile. */
export type WithoutPhiName<Name extends PropertyKey> = Name extends string
  ? Lowercase<Name> extends `${string}${PhiNamePart}${string}`
    ? never
    : Name
  : never;

/** The same test for names the compiler did not see; `patient_e-mail` counts as `patientemail`. */
export function promisesPhi(fieldName: string): boolean {
  const letters = fieldName.toLowerCase().replaceAll(/[^a-z]/g, "");
  return phiNameParts.some((part) => letters.includes(part));
}
