/**
 * Three-valued truth (Kleene): an unknown part never hides a part that decides. Every truth carries the property
 * paths it was read from and never a value, so that a message made from it cannot leak one.
 */
export interface Truth {
  /** `undefined`: only `up` decides. */
  readonly value: boolean | undefined;
  /** Property paths that decided, for example `containers[0].image`. */
  readonly paths: readonly string[];
  /** What is wrong when this is false; fixed text from the rule. */
  readonly why?: string;
}

export const yes: Truth = { value: true, paths: [] };
export const no: Truth = { value: false, paths: [] };

export function truth(value: boolean | undefined, ...paths: readonly string[]): Truth {
  return { value, paths };
}

/** Says what is wrong when `claim` is false. */
export function because(why: string, claim: Truth): Truth {
  return { ...claim, why };
}

export function not(claim: Truth): Truth {
  return claim.value === undefined ? claim : { value: !claim.value, paths: claim.paths };
}

/** False as soon as one claim is false, whatever is unknown beside it. */
export function and(...claims: readonly Truth[]): Truth {
  return deciding(claims, false);
}

/** True as soon as one claim is true, whatever is unknown beside it. */
export function or(...claims: readonly Truth[]): Truth {
  return deciding(claims, true);
}

function deciding(claims: readonly Truth[], decider: boolean): Truth {
  let unknown = false;
  for (const { value } of claims) {
    if (value === decider) return joined(decider, claims);
    if (value === undefined) unknown = true;
  }
  return joined(unknown ? undefined : !decider, claims);
}

/** Enough to find the place; a bucket policy of a thousand statements is not repeated in a message. */
const PATHS_KEPT = 8;

/** The claims of that value as one. Written as a loop because every rule on every resource comes through here. */
function joined(value: boolean | undefined, claims: readonly Truth[]): Truth {
  const paths: string[] = [];
  const reasons: string[] = [];
  for (const claim of claims) {
    if (claim.value !== value) continue;
    if (claims.length === 1) return claim;
    for (const path of claim.paths) if (paths.length < PATHS_KEPT && !paths.includes(path)) paths.push(path);
    if (claim.why !== undefined && reasons.length < PATHS_KEPT && !reasons.includes(claim.why))
      reasons.push(claim.why);
  }
  return reasons.length === 0 ? { value, paths } : { value, paths, why: reasons.join("; ") };
}

/** The rule says nothing about this resource, and why. */
export interface NotApplicable {
  readonly notApplicable: string;
}

export type Judgement = Truth | NotApplicable;

export function notApplicable(reason: string): NotApplicable {
  return { notApplicable: reason };
}

/**
 * Judges only where `condition` holds. While the condition is unknown, a judgement that would comply anyway
 * complies, and any other is unknown.
 */
export function when(condition: Truth, reason: string, judge: () => Judgement): Judgement {
  if (condition.value === false) return notApplicable(reason);
  const judgement = judge();
  if (condition.value === true || "notApplicable" in judgement || judgement.value === true) return judgement;
  return { value: undefined, paths: [...condition.paths, ...judgement.paths].slice(0, PATHS_KEPT) };
}
