import { not, or, type Truth, truth } from "../truth.ts";
import { scalarText, texts, type View } from "../view.ts";

const GIVEN_NAMES =
  "james|john|robert|michael|william|david|richard|joseph|thomas|charles|daniel|matthew|mark|paul|andrew|kevin|brian|george|jane|mary|patricia|jennifer|linda|elizabeth|barbara|susan|jessica|sarah|karen|lisa|nancy|betty|sandra|ashley|emily|donna|michelle|carol|amanda|maria|jose|juan|carlos|ana|anna|laura|smith|doe|johnson|garcia";

/** Identifiers of 45 CFR 164.514(b)(2)(i) that have a recognisable form. Made to be sure rather than to find every one. */
const PATTERNS: readonly RegExp[] = [
  // Social security number, with separators, or with its name before nine digits.
  /(?<![\d.-])(?!000|666|9\d\d)\d{3}([-_. ])(?!00)\d{2}\1(?!0000)\d{4}(?![\d.-])/,
  /(?<![a-z])ssn[-_:#= ]{0,3}\d{3}[-_ ]?\d{2}[-_ ]?\d{4}(?!\d)/i,
  // Medical record number.
  /(?<![a-z])(mrn|medical[-_ ]?record([-_ ]?(number|no|id))?)[-_:#= ]{0,3}[a-z]{0,3}\d{4,}/i,
  // Date of birth.
  /(?<![a-z])(dob|birth[-_ ]?da(te|y)|date[-_ ]?of[-_ ]?birth)[-_:#= ]{0,3}\d{1,4}[-_/. ]?\d{1,2}([-_/. ]?\d{1,4})?/i,
  /(?<!\d)(0?[1-9]|1[0-2])\/(0?[1-9]|[12]\d|3[01])\/(19|20)\d{2}(?!\d)/,
  // Telephone.
  /(?<![\d.-])(\+?1[-. ])?(\([2-9]\d{2}\) ?|[2-9]\d{2}[-. ])[2-9]\d{2}[-. ]\d{4}(?![\d.-])/,
  /(?<!\d)\+1[2-9]\d{9}(?!\d)/,
  // A patient's name in a name.
  new RegExp(`(?<![a-z])patient[-_. :=]{1,2}(name[-_. :=]{1,2})?(${GIVEN_NAMES})(?![a-z])`, "i"),
  /(?<![a-z])patient[-_ ]?name[-_:= ]{1,3}[a-z]{2,}/i,
];

const EMAIL = /(?<![\w.+-])[\w.+-]+@(?!sha256)[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(?![\w-])/i;

export function looksLikePhi(text: string, options: { readonly email: boolean } = { email: true }): boolean {
  // Nobody names a thing with more than this; it keeps the search bounded on hostile input.
  const head = text.length > 20_000 ? text.slice(0, 20_000) : text;
  return PATTERNS.some((pattern) => pattern.test(head)) || (options.email && EMAIL.test(head));
}

/** No text inside the value looks like an identifier of a person. Unknown parts stay unknown. */
export function freeOfPhi(view: View, options?: { readonly email: boolean }): Truth {
  const claims = texts(view).map((text) =>
    truth(text.unknown ? undefined : looksLikePhi(scalarText(text.value), options), text.path),
  );
  return claims.length === 0 ? truth(true, view.path) : not(or(...claims));
}

/** Credentials by form: private keys, AWS key ids, tokens of well-known makers, passwords inside connection strings. */
const CREDENTIALS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /(?<![A-Z0-9])(AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}(?![A-Z0-9])/,
  /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{36,}/,
  /(?<![A-Za-z0-9])(xox[abprs]-[A-Za-z0-9-]{10,}|sk_live_[A-Za-z0-9]{16,}|glpat-[\w-]{20,})/,
  /(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
  /[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:[^\s/@]+@/i,
  /(?<![a-z])(password|passwd|pwd|secret|api[-_]?key|token)\s*[=:]\s*["']?[^\s"';&]{4,}/i,
];

const CREDENTIAL_NAME =
  /(?<![a-z])(password|passwd|pwd|secret|api[-_]?key|access[-_]?key|private[-_]?key|token|credential)s?(?![a-z])/i;

export function looksLikeCredential(text: string): boolean {
  const head = text.length > 20_000 ? text.slice(0, 20_000) : text;
  return CREDENTIALS.some((pattern) => pattern.test(head));
}

/** A name such as `DB_PASSWORD` whose literal value must be a credential. `..._ARN`, `..._NAME` and the like only point at one. */
export function namesCredential(name: string): boolean {
  return (
    CREDENTIAL_NAME.test(name.replaceAll("_", "-")) &&
    !/(arn|name|id|path|file|url|ref|ttl|seconds|minutes|policy|enabled|length|issuer|endpoint|type)$/i.test(
      name,
    )
  );
}
