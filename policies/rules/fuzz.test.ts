import fc from "fast-check";
import { expect, it } from "vitest";
import { type PropertyValue, secretOf } from "../../exchange/resource-graph.ts";
import { Audited, Estate } from "../audited.ts";
import { UNKNOWN } from "../cases/case.ts";
import { allCases } from "../cases/index.ts";
import { judge, OUTCOMES } from "../rule.ts";
import { defaultSettings } from "../settings.ts";
import { rules } from "./index.ts";

/** Property names that rules read, taken from their own cases, so that the noise lands where it can hurt. */
const names = [
  ...new Set(
    JSON.stringify(allCases)
      .match(/"[A-Za-z]\w+":/g)
      ?.map((key) => key.slice(1, -2)) ?? [],
  ),
];
const types = [...new Set(rules.flatMap((rule) => rule.types))].filter((type) => type !== "*");

const leaf: fc.Arbitrary<PropertyValue> = fc.oneof(
  fc.constantFrom<PropertyValue>(
    null,
    true,
    false,
    0,
    -1,
    1e308,
    "",
    "*",
    "true",
    UNKNOWN,
    `arn:aws:s3:::${UNKNOWN}/x`,
    "[]",
    "{}",
    "null",
    '"x"',
    "x".repeat(5000),
  ),
  fc.string(),
  fc.double(),
  fc.json(),
);
const { value: properties } = fc.letrec<{ value: PropertyValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...names), tie("value"), { maxKeys: 5 }),
    tie("value").map(secretOf),
  ),
}));
const resource = fc.record({
  type: fc.constantFrom(...types),
  properties: fc.dictionary(fc.constantFrom(...names), properties, { maxKeys: 12 }),
});

it("judges 10,000 resources of any shape without throwing, each with one of the four outcomes", () => {
  let judged = 0;
  fc.assert(
    fc.property(fc.array(resource, { minLength: 4, maxLength: 4 }), (pieces) => {
      const audited = pieces.map(
        ({ type, properties: bag }, index) =>
          new Audited({
            urn: `urn:pulumi:s::p::${type}::r${index}`,
            type,
            name: `r${index}`,
            properties: bag,
            protect: false,
            propertyDependencies: { bucket: ["urn:pulumi:s::p::x::r0"] },
          }),
      );
      const estate = new Estate("s", audited);
      for (const rule of rules) {
        for (const one of audited) {
          const { outcome } = judge(rule, one, { settings: defaultSettings, estate });
          if (!OUTCOMES.includes(outcome)) throw new Error(`${rule.id}: ${outcome}`);
        }
      }
      judged += audited.length;
    }),
    { numRuns: 2500 },
  );
  expect(judged).toBeGreaterThanOrEqual(10_000);
});
