/** Suffixes of Kubernetes quantities (apimachinery/pkg/api/resource) and what they multiply by. */
const suffixes: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/;

/**
 * A Kubernetes quantity as a number in its base unit, or `undefined` when it is none.
 *
 * @example
 * parseQuantity("250m") // 0.25
 * parseQuantity("2Gi") // 2147483648
 */
export function parseQuantity(text: unknown): number | undefined {
  if (typeof text === "number") return Number.isFinite(text) ? text : undefined;
  if (typeof text !== "string") return undefined;
  const match = QUANTITY.exec(text.trim());
  if (match === null) return undefined;
  const [, digits = "", exponent = "", suffix = ""] = match;
  const factor = suffixes[suffix];
  return factor === undefined ? undefined : Number(`${digits}${exponent}`) * factor;
}

/** A quantity in thousandths, rounded up as `Quantity.MilliValue()` does. */
export function parseMilli(text: unknown): number | undefined {
  const value = parseQuantity(text);
  // 1.1 × 1000 is 1100.0000000000002 in binary; noise must not round up.
  return value === undefined ? undefined : Math.ceil(value * 1000 - 1e-6);
}
