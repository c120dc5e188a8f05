/** A limit that the declared surge would break, and the number that would do. */
export interface LimitBreach {
  /** What needs more than there is: `bookingDatabase: 361 ACU for the writer, the limit is 256`. */
  readonly need: string;
  /** The most that fits, or what to ask AWS for. */
  readonly wanted: string;
}

/** Either what to provision, or the first limit of the store that breaks. */
export type Planned<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly breach: LimitBreach };

/** Rounds up, but not because 0.45 × 200 is 90.00000000000001 in binary. */
export function ceilWithoutNoise(value: number): number {
  return Math.ceil(value - 1e-9 * Math.abs(value));
}
