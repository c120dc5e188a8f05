const SUFFIX: Readonly<Record<string, number>> = {
  "": 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
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

/** A Kubernetes quantity (`250m`, `1.5Gi`, `1e3`) in its base unit: cores, bytes or a count. Undefined when it is none. */
export function quantity(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  const parts =
    typeof value === "string"
      ? /^([+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)([numkMGTPE]|[KMGTPE]i)?$/.exec(value.trim())
      : null;
  if (parts === null) return undefined;
  return Number(parts[1]) * (SUFFIX[parts[2] ?? ""] ?? Number.NaN);
}
