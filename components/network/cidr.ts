/** A block of IPv4 addresses whose first address is a multiple of its size. */
export interface Cidr {
  /** The first address as a number from 0 to 2^32 − 1. */
  readonly first: number;
  /** 0 to 32; the block holds 2^(32 − prefix) addresses. */
  readonly prefix: number;
}

/**
 * Reads `10.40.0.0/16`. Refuses (`undefined`) what AWS refuses too: octets above 255 or with leading zeros, which
 * some readers take for octal, and set bits behind the prefix (`10.40.0.1/16`).
 */
export function parseCidr(text: string): Cidr | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (match === null) return undefined;
  const parts = match.slice(1);
  if (parts.some((part) => part.length > 1 && part.startsWith("0"))) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = parts.map(Number);
  if (prefix > 32 || [a, b, c, d].some((octet) => octet > 255)) return undefined;
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  return first % sizeOf({ first, prefix }) === 0 ? { first, prefix } : undefined;
}

/** The block as text: `10.40.0.0/16`. */
export function formatCidr({ first, prefix }: Cidr): string {
  const octets = [24, 16, 8, 0].map((bits) => Math.floor(first / 2 ** bits) % 256);
  return `${octets.join(".")}/${prefix}`;
}

/** How many addresses the block holds. */
export function sizeOf({ prefix }: Cidr): number {
  return 2 ** (32 - prefix);
}

/** True when at least one address is in both. */
export function overlaps(one: Cidr, other: Cidr): boolean {
  return one.first < other.first + sizeOf(other) && other.first < one.first + sizeOf(one);
}

/** True when every address of `inner` is in `outer`. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return inner.prefix >= outer.prefix && overlaps(outer, inner);
}

/** The `index`-th of the 2^extraBits equal parts of a block. */
export function partOf(block: Cidr, extraBits: number, index: number): Cidr {
  const prefix = block.prefix + extraBits;
  return { first: block.first + index * 2 ** (32 - prefix), prefix };
}

/** RFC 1918 and RFC 6598: ranges that no host of the internet has, so that no patient's traffic leaves by mistake. */
const privateRanges: readonly Cidr[] = [
  { first: 10 * 2 ** 24, prefix: 8 },
  { first: 172 * 2 ** 24 + 16 * 2 ** 16, prefix: 12 },
  { first: 192 * 2 ** 24 + 168 * 2 ** 16, prefix: 16 },
  { first: 100 * 2 ** 24 + 64 * 2 ** 16, prefix: 10 },
];

/** True when the whole block lies in one private range. */
export function isPrivateRange(block: Cidr): boolean {
  return privateRanges.some((range) => contains(range, block));
}
