import type { RegionPair } from "../naming/index.ts";

/** One value for each region of the pair. */
export type InBothRegions<T> = Readonly<Record<keyof RegionPair, T>>;
