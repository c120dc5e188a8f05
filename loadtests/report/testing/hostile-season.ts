import fc from "fast-check";
import type { Season } from "../../../exchange/season.ts";
import { seasonFixture } from "./season-fixture.ts";

/** Text that tries to leave the element, attribute, comment, style, script or SVG it is put into. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '"><script>window.broken=1</script>',
    "'><img src=x onerror=window.broken=1>",
    "</title></style></script></svg><script>window.broken=1</script>",
    "<!--",
    "-->",
    "]]>",
    "{{7*7}}",
    "` onfocus=window.broken=1 autofocus x=`",
    '"/><a href="javascript:window.broken=1">x</a>',
    "&lt;script&gt;",
    "&#x3c;script&#x3e;",
    "\u202eydaer ton",
    "\u0000\u001b[31mred\u0007",
    "\ud800",
    "line\nbreak\ttab",
    "__proto__",
    "constructor",
    "toString",
    "",
    "https://example.org/beacon.png",
    "@import url(//example.org)",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(..."<>\"'&`=/ax;:-!{}()\u2028\ufeff"), maxLength: 24 }),
);

const hostileNumber = fc.oneof(
  fc.double(),
  fc.constantFrom(
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    -0,
    5e-324,
    Number.MAX_VALUE,
  ),
);

/** Fields whose value decides which shape the data has; all others may hold anything of their type. */
const shaping = new Set(["state"]);

/** A season of the right shape in which any text may be hostile and any number odd. */
export const hostileSeason: fc.Arbitrary<Season> = fc
  .record({
    texts: fc.array(hostileText, { minLength: 5, maxLength: 40 }),
    numbers: fc.array(hostileNumber, { minLength: 5, maxLength: 20 }),
    share: fc.constantFrom(0.02, 0.3, 1),
    seed: fc.integer({ min: 1, max: 1e9 }),
  })
  .map(({ texts, numbers, share, seed }) => {
    let drawn = seed;
    const draw = () => {
      drawn = (drawn * 48_271) % 2_147_483_647;
      return drawn / 2_147_483_647;
    };
    const pick = <T>(values: readonly T[], otherwise: T) =>
      draw() < share ? (values[Math.floor(draw() * values.length)] ?? otherwise) : otherwise;
    const spoil = (value: unknown, key: string): unknown => {
      if (typeof value === "string") return shaping.has(key) && draw() < 0.9 ? value : pick(texts, value);
      if (typeof value === "number") return pick(numbers, value);
      if (Array.isArray(value)) return value.slice(0, 12).map((each) => spoil(each, key));
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, spoil(each, name)]));
    };
    const { schema, ...parts } = seasonFixture("short");
    return { schema, ...(spoilParts(parts, spoil) as Omit<Season, "schema">) };
  });

/** The state of a part stays, so that its result keeps being read. */
function spoilParts(parts: object, spoil: (value: unknown, key: string) => unknown): object {
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => {
      const spoiled = spoil(part, name);
      const keepsState = typeof part === "object" && part !== null && "state" in part;
      return [name, keepsState ? { ...(spoiled as object), state: part.state } : spoiled];
    }),
  );
}
