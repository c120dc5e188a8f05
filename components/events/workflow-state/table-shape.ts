/**
 * The shape of a table that keeps workflow state: keys, the index of what is due, and the time-to-live attribute. The
 * code that reads it and the component that makes it both start from here.
 */
export const tableShape = {
  hashKey: "pk",
  rangeKey: "sk",
  dueIndex: { name: "due", hashKey: "dueShard", rangeKey: "dueAt" },
  timeToLive: "forgetAt",
} as const;

/** Partitions of the due index per region: a sweep reads them all, and no surge writes into one alone. */
export const dueShards = 4;
