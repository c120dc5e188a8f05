import { largestMultiplier } from "./scenarios.ts";
import { fromOperations } from "./sourced.ts";

/** Shares of the largest requirement that are held ready before any surge. */
export const reservedCapacity = {
  compute: fromOperations({ numerator: 1, denominator: 4 }),
  database: fromOperations({ numerator: 1, denominator: 2 }),
  storage: fromOperations({ numerator: 1, denominator: 10 }),
  network: fromOperations({ numerator: 1, denominator: 3 }),
} as const;

export type ReservedResource = keyof typeof reservedCapacity;

/**
 * How much of `largestRequirement` (in any whole unit: pods, capacity units, gigabytes) is held ready.
 * Rounds up, because a reserve that is one unit short is no reserve.
 *
 * @example
 * reserveOf("compute", 401) // 101
 */
export function reserveOf(resource: ReservedResource, largestRequirement: number): number {
  const { numerator, denominator } = reservedCapacity[resource].value;
  return Math.ceil((largestRequirement * numerator) / denominator);
}

/** The reserve as a multiple of the reference load: 25 % of 200× is 50×. */
export function reserveAsMultiplier(resource: ReservedResource): number {
  const { numerator, denominator } = reservedCapacity[resource].value;
  return (largestMultiplier * numerator) / denominator;
}
