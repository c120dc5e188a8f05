import type { Duration } from "./rule-types.ts";

const unitSeconds: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

/** Seconds of a Prometheus duration, also of compound ones such as `1h30m`; `undefined` for anything else. */
export function secondsOf(duration: string): number | undefined {
  if (!/^(\d+(ms|[smhdwy]))+$/.test(duration)) return undefined;
  const parts = duration.matchAll(/(\d+)(ms|[smhdwy])/g);
  return parts.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (unitSeconds[unit ?? ""] ?? Number.NaN),
    0,
  );
}

/** Seconds of a duration that the type already vouches for. */
export function durationSeconds(duration: Duration): number {
  const result = secondsOf(duration);
  if (result === undefined) throw new RangeError(`${duration} is no whole Prometheus duration`);
  return result;
}

/** The shortest Prometheus duration of a whole number of seconds: 5400 gives `90m`. */
export function durationOf(wholeSeconds: number): Duration {
  for (const [unit, size] of [
    ["w", 604_800],
    ["d", 86_400],
    ["h", 3600],
    ["m", 60],
  ] as const)
    if (wholeSeconds !== 0 && wholeSeconds % size === 0) return `${wholeSeconds / size}${unit}`;
  return `${wholeSeconds}s`;
}
