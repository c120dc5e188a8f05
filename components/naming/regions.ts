/**
 * The regions patient data may live in. Residency: all of them are in the United States, and no code path
 * accepts another region. The short form is part of stack names (`events-prod-use1`).
 */
const shortNames = {
  "us-east-1": "use1",
  "us-east-2": "use2",
  "us-west-1": "usw1",
  "us-west-2": "usw2",
} as const;

export type Region = keyof typeof shortNames;
export type RegionShortName = (typeof shortNames)[Region];

/** Where the platform runs: writes settle in `primary`, `secondary` takes over when it is lost. */
export interface RegionPair {
  readonly primary: Region;
  readonly secondary: Region;
}

/** The allow-list, in a stable order. */
export const allowedRegions: readonly Region[] = Object.keys(shortNames).filter(isAllowedRegion);

/** True for a region of the allow-list. */
export function isAllowedRegion(name: string): name is Region {
  return Object.hasOwn(shortNames, name);
}

/** `us-east-1` → `use1`. */
export function shortNameOf(region: Region): RegionShortName {
  return shortNames[region];
}

/** `use1` → `us-east-1`; `undefined` for anything that is no short name of an allowed region. */
export function regionOfShortName(shortName: string): Region | undefined {
  return allowedRegions.find((region) => shortNames[region] === shortName);
}
