/** FNV-1a, 32 bits, over the UTF-8 bytes of `text` (Fowler, Noll, Vo). */
export function fnv1a32(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** A stream of pseudo-random numbers that is the same on every machine. */
export interface RandomStream {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** A Poisson count with the given mean. */
  poisson(mean: number): number;
  /** Exponential with the given mean. */
  exponential(mean: number): number;
  /** Log-normal with the given mean and coefficient of variation. */
  logNormal(mean: number, variation: number): number;
}

/**
 * The stream of one purpose of one service in one run. Streams are independent of each other, so adding a
 * service does not change what another one draws. Generator: mulberry32, seeded with FNV-1a of `seed/service/stream`.
 *
 * @example
 * randomStream("wardrail", "booking", "arrivals").uniform() // 0.6015427629...
 */
export function randomStream(seed: string, service: string, stream: string): RandomStream {
  let state = fnv1a32(`${seed}/${service}/${stream}`);
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    uniform,
    poisson: (mean) => poissonCount(mean, uniform),
    exponential: (mean) => -mean * Math.log(1 - uniform()),
    logNormal: (mean, variation) => {
      const sigmaSquared = Math.log(1 + variation * variation);
      const normal = Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
      return Math.exp(Math.log(mean) - sigmaSquared / 2 + Math.sqrt(sigmaSquared) * normal);
    },
  };
}

// Larger means underflow e^-m and lose precision in the sum; chunks of 30 keep the inversion exact and portable.
const LARGEST_CHUNK = 30;

function poissonCount(mean: number, uniform: () => number): number {
  let rest = mean;
  let count = 0;
  while (rest > 0) {
    const chunk = Math.min(rest, LARGEST_CHUNK);
    count += invertPoisson(chunk, uniform());
    rest -= chunk;
  }
  return count;
}

function invertPoisson(mean: number, u: number): number {
  let k = 0;
  let p = Math.exp(-mean);
  let cumulative = p;
  // p reaches 0 when u is closer to 1 than the sum can get.
  while (u > cumulative && p > 0) {
    k += 1;
    p *= mean / k;
    cumulative += p;
  }
  return k;
}
