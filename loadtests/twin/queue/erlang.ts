/** A queue with `servers` equal servers, Poisson arrivals and exponential service (M/M/c). */
export interface Queue {
  readonly arrivalsPerSecond: number;
  /** Requests per second that one server completes. */
  readonly servicePerSecond: number;
  readonly servers: number;
}

/** Times in seconds. Without a steady state (`rho >= 1`) only the growth of the queue is known. */
export type SteadyState =
  | {
      readonly stable: true;
      readonly rho: number;
      /** Probability that an arrival has to wait (Erlang C). */
      readonly waitProbability: number;
      readonly meanWaitSeconds: number;
      readonly meanQueueLength: number;
      readonly meanTimeInSystemSeconds: number;
    }
  | { readonly stable: false; readonly rho: number; readonly growthPerSecond: number };

/**
 * Erlang B: the share of arrivals that finds all servers busy and no queue. From the top, `1/B = Σ c!/(c-j)!/a^j`,
 * which is the usual recursion read backwards and ends as soon as further terms no longer count: thousands of
 * servers cost a few dozen steps. A result below `negligible` is given as 0.
 */
export function erlangB(offeredErlangs: number, servers: number, negligible = 1e-300): number {
  if (offeredErlangs <= 0) return servers === 0 ? 1 : 0;
  let term = 1;
  let sum = 1;
  for (let j = 0; j < servers; j++) {
    term *= (servers - j) / offeredErlangs;
    sum += term;
    if (sum * negligible > 1) return 0;
    if (term < sum * 1e-17 && servers - j <= offeredErlangs) break;
  }
  return 1 / sum;
}

/** Erlang C: the share of arrivals that must wait in an M/M/c queue; 1 when there is no steady state. */
export function erlangC(offeredErlangs: number, servers: number, negligible = 1e-300): number {
  if (offeredErlangs >= servers) return 1;
  const blocked = erlangB(offeredErlangs, servers, negligible);
  return (servers * blocked) / (servers - offeredErlangs * (1 - blocked));
}

/**
 * The steady state of an M/M/c queue in closed form (Erlang 1917; for example Gross and Harris, ch. 2).
 *
 * @example
 * steadyState({ arrivalsPerSecond: 90, servicePerSecond: 25, servers: 6 }) // meanWaitSeconds 0.0032761
 */
export function steadyState({ arrivalsPerSecond, servicePerSecond, servers }: Queue): SteadyState {
  const offered = arrivalsPerSecond / servicePerSecond;
  const rho = offered / servers;
  const spare = servers * servicePerSecond - arrivalsPerSecond;
  if (!(rho < 1))
    return { stable: false, rho, growthPerSecond: arrivalsPerSecond - servers * servicePerSecond };
  const waitProbability = erlangC(offered, servers);
  const meanWaitSeconds = waitProbability / spare;
  return {
    stable: true,
    rho,
    waitProbability,
    meanWaitSeconds,
    meanQueueLength: arrivalsPerSecond * meanWaitSeconds,
    meanTimeInSystemSeconds: meanWaitSeconds + 1 / servicePerSecond,
  };
}

/** The wait in seconds that a share `quantile` of arrivals does not exceed; infinite without a steady state. */
export function waitQuantileSeconds(queue: Queue, quantile: number): number {
  const state = steadyState(queue);
  if (!state.stable) return Number.POSITIVE_INFINITY;
  const spare = queue.servers * queue.servicePerSecond - queue.arrivalsPerSecond;
  return Math.max(0, Math.log(state.waitProbability / (1 - quantile)) / spare);
}

/** P(wait > seconds). */
export function waitExceeds(queue: Queue, seconds: number): number {
  const state = steadyState(queue);
  if (!state.stable) return 1;
  const spare = queue.servers * queue.servicePerSecond - queue.arrivalsPerSecond;
  return state.waitProbability * Math.exp(-spare * seconds);
}

/**
 * P(wait + service > seconds): service is exponential with rate `mu`, the wait is 0 or, with probability
 * `waitProbability`, exponential with rate `drain`.
 */
export function timeInSystemExceeds(
  waitProbability: number,
  drain: number,
  mu: number,
  seconds: number,
): number {
  const service = Math.exp(-mu * seconds);
  const gap = drain - mu;
  const both =
    Math.abs(gap) < 1e-9 * mu
      ? service * (1 + mu * seconds)
      : (drain * service - mu * Math.exp(-drain * seconds)) / gap;
  return (1 - waitProbability) * service + waitProbability * both;
}

/** The time in system (wait and service, seconds) that a share `quantile` of arrivals does not exceed. */
export function timeInSystemQuantileSeconds(
  waitProbability: number,
  drain: number,
  mu: number,
  quantile: number,
): number {
  const beyond = 1 - quantile;
  const serviceOnly = -Math.log(beyond) / mu;
  if (waitProbability < 1e-9) return serviceOnly;
  let low = serviceOnly;
  let high = serviceOnly + Math.max(0, Math.log(waitProbability / beyond) / drain) + 8 / drain;
  while (timeInSystemExceeds(waitProbability, drain, mu, high) > beyond) high *= 2;
  let x = low;
  // Newton steps, halved where one would leave the bracket; the same number of steps on every machine.
  for (let step = 0; step < 60 && high - low > 1e-12; step++) {
    const excess = timeInSystemExceeds(waitProbability, drain, mu, x) - beyond;
    if (excess > 0) low = x;
    else high = x;
    const slope = timeInSystemDensity(waitProbability, drain, mu, x);
    const next = slope > 0 ? x + excess / slope : Number.NaN;
    const inside = next > low && next < high;
    if (inside && Math.abs(next - x) < 1e-12) return next;
    x = inside ? next : (low + high) / 2;
  }
  return x;
}

function timeInSystemDensity(waitProbability: number, drain: number, mu: number, seconds: number): number {
  const service = Math.exp(-mu * seconds);
  const gap = drain - mu;
  const both =
    Math.abs(gap) < 1e-9 * mu
      ? mu * mu * seconds * service
      : (drain * mu * (service - Math.exp(-drain * seconds))) / gap;
  return (1 - waitProbability) * mu * service + waitProbability * both;
}

/**
 * The smallest number of servers with P(wait > `seconds`) at most `share`.
 *
 * @example
 * serversFor({ arrivalsPerSecond: 90, servicePerSecond: 25, seconds: 0.05, share: 0.05 }) // 6
 */
export function serversFor(wanted: {
  readonly arrivalsPerSecond: number;
  readonly servicePerSecond: number;
  readonly seconds: number;
  readonly share: number;
}): number {
  const enough = (servers: number): boolean =>
    waitExceeds({ ...wanted, servers }, wanted.seconds) <= wanted.share;
  let low = Math.floor(wanted.arrivalsPerSecond / wanted.servicePerSecond) + 1;
  if (enough(low)) return low;
  let high = low * 2;
  while (!enough(high)) high *= 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
