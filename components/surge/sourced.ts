/**
 * Where a number comes from. Every report prints it next to the number.
 * The five source documents are: operations chapter, operational-excellence framework, scalability chapter,
 * pilot deployment plan, provider case study.
 */
export type Source =
  | "source: operations chapter"
  | "source: excellence framework"
  | "source: scalability chapter"
  | "source: pilot plan"
  | "source: case study"
  | "source: mission brief"
  | "assumption"
  | "derived";

/** A value with its source; `why` is there when the value is our own choice. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: Source;
  readonly why?: string;
}

export const fromOperations = <const T>(value: T, why?: string): Sourced<T> =>
  sourced(value, "source: operations chapter", why);
export const fromScalability = <const T>(value: T, why?: string): Sourced<T> =>
  sourced(value, "source: scalability chapter", why);
export const fromPilot = <const T>(value: T, why?: string): Sourced<T> =>
  sourced(value, "source: pilot plan", why);
export const fromCaseStudy = <const T>(value: T, why?: string): Sourced<T> =>
  sourced(value, "source: case study", why);
export const fromFramework = <const T>(value: T, why?: string): Sourced<T> =>
  sourced(value, "source: excellence framework", why);
export const assumed = <const T>(value: T, why: string): Sourced<T> => sourced(value, "assumption", why);
export const derived = <const T>(value: T, why: string): Sourced<T> => sourced(value, "derived", why);

function sourced<T>(value: T, source: Source, why: string | undefined): Sourced<T> {
  return why === undefined ? { value, source } : { value, source, why };
}
