/**
 * What a run is told by environment variables, checked before the first request. A wrong value ends the run
 * with one line that names the variable, what was found and what is wanted.
 */

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/** The origin that receives the load: `TARGET`, by default the reference target on this machine. */
export function targetOrigin(): string {
  const target = __ENV["TARGET"] ?? "http://127.0.0.1:8080";
  const match = /^https?:\/\/(\[[^\]]+\]|[^/:?#@]+)(:\d+)?\/?$/.exec(target);
  if (match === null) throw wrong("TARGET", target, "an origin such as http://127.0.0.1:8080");
  const host = match[1] ?? "";
  const allowed = [...LOOPBACK, ...(__ENV["ALLOWED_HOSTS"] ?? "").split(",").filter((name) => name !== "")];
  if (!allowed.includes(host)) {
    throw wrong(
      "TARGET",
      host,
      `a host of ALLOWED_HOSTS (${allowed.join(", ")}); load on a host nobody named is an attack`,
    );
  }
  return target.replace(/\/$/, "");
}

/** `SCALE` keeps the shape of the load on a small machine: 0.1 sends a tenth of every rate. Default 1. */
export function scale(): number {
  return positiveNumber("SCALE", 1);
}

/** A positive number from the environment, in the unit the variable's name says. */
export function positiveNumber(name: string, fallback: number): number {
  const text = __ENV[name];
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw wrong(name, text, "a number above 0");
  return value;
}

function wrong(name: string, found: string, wanted: string): Error {
  return new Error(`environment: ${name}: found ${found}, wanted ${wanted}`);
}
