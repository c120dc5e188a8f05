import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contains, formatCidr, isPrivateRange, overlaps, parseCidr, partOf, sizeOf } from "./cidr.ts";

const block = fc
  .record({ prefix: fc.integer({ min: 0, max: 32 }), seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }) })
  .map(({ prefix, seed }) => ({ prefix, first: seed - (seed % 2 ** (32 - prefix)) }));

const must = (text: string) => {
  const cidr = parseCidr(text);
  if (cidr === undefined) throw new Error(`${text} is no block`);
  return cidr;
};

describe("blocks of addresses", () => {
  it("read back what was written, for every block there is", () => {
    fc.assert(
      fc.property(block, (cidr) => {
        expect(parseCidr(formatCidr(cidr))).toEqual(cidr);
      }),
    );
  });

  it.each([
    "10.40.0.1/16",
    "10.256.0.0/16",
    "10.40.0.0/33",
    "010.40.0.0/16",
    "10.40.0/16",
    "10.40.0.0",
    "10.40.0.0/",
    " 10.40.0.0/16",
    "10.40.0.0/16 ",
    "10.40.0.0/-1",
    "10.40.0.0/016",
    "fd00::/16",
    "",
  ])("refuses %j, as AWS does", (text) => expect(parseCidr(text)).toBeUndefined());

  it("overlap exactly when they share an address, whichever is named first", () => {
    fc.assert(
      fc.property(block, block, (one, other) => {
        const last = (cidr: typeof one) => cidr.first + sizeOf(cidr) - 1;
        const share = Math.max(one.first, other.first) <= Math.min(last(one), last(other));
        expect(overlaps(one, other)).toBe(share);
        expect(overlaps(other, one)).toBe(share);
        expect(contains(one, other) || contains(other, one)).toBe(share);
      }),
    );
  });

  it("are divided into parts that follow each other without gap", () => {
    const parts = [0, 1, 2, 3].map((index) => formatCidr(partOf(must("10.40.0.0/16"), 2, index)));
    expect(parts).toEqual(["10.40.0.0/18", "10.40.64.0/18", "10.40.128.0/18", "10.40.192.0/18"]);
  });

  it.each([
    ["10.40.0.0/16", true],
    ["172.16.0.0/12", true],
    ["172.31.0.0/16", true],
    ["172.32.0.0/16", false],
    ["192.168.0.0/16", true],
    ["192.0.0.0/8", false],
    ["100.64.0.0/16", true],
    ["100.128.0.0/16", false],
    ["8.8.0.0/16", false],
    ["0.0.0.0/0", false],
  ])("knows whether %s is private: %s", (text, expected) =>
    expect(isPrivateRange(must(text))).toBe(expected),
  );
});
