import fc from "fast-check";
import { expect, it } from "vitest";
import type { PropertyMap, PropertyValue, ResourceGraph } from "../../../exchange/resource-graph.ts";
import { secretOf, UNKNOWN_VALUE } from "../../../exchange/resource-graph.ts";
import { fixtureEstate } from "../fixture/estate.ts";
import { forecastSeason } from "../forecast/season.ts";

const behavior = {
  scaleUp: {
    stabilizationWindowSeconds: 0,
    selectPolicy: "Max",
    policies: [{ type: "Pods", value: 50, periodSeconds: 15 }],
  },
  scaleDown: { policies: [{ type: "Percent", value: 10, periodSeconds: 60 }] },
};

const odd = fc.oneof(
  fc.constantFrom<PropertyValue>(
    null,
    UNKNOWN_VALUE,
    secretOf(UNKNOWN_VALUE),
    secretOf(5),
    "",
    "0",
    "-1",
    "1e9",
    "NaN",
    {},
    [],
  ),
  fc.constantFrom<PropertyValue>(0, -1, 1, 0.5, 1e9, 1e308, true),
);

/** All paths of a value, leaves and branches. */
function pathsOf(value: PropertyValue, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner as PropertyValue, [...path, key])),
  ];
}

function replaced(value: PropertyValue, path: readonly string[], by: PropertyValue): PropertyValue {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((inner: PropertyValue, index) =>
      String(index) === key ? replaced(inner, rest, by) : inner,
    );
  if (typeof value !== "object" || value === null) return by;
  const map = value as PropertyMap;
  return { ...map, [key]: replaced(map[key] ?? null, rest, by) };
}

function numbersOf(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(numbersOf);
}

it("takes any odd value in a stack: no crash, no number that is none, and a verdict with a reason", () => {
  const estate = fixtureEstate({ every: { min: 5, max: 50, behavior } });
  const places = estate.flatMap(({ resources }, g) =>
    resources.flatMap(({ inputs }, r) =>
      pathsOf(inputs)
        .slice(1)
        .map((path) => ({ g, r, path })),
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...places), odd, ({ g, r, path }, value) => {
      const graphs: ResourceGraph[] = estate.map((graph, at) => ({
        ...graph,
        resources: graph.resources.map((resource, index) =>
          at === g && index === r
            ? { ...resource, inputs: replaced(resource.inputs, path, value) as PropertyMap }
            : resource,
        ),
      }));
      const { scenarios } = forecastSeason(graphs, { scenario: "holiday", base: "platform" });
      for (const scenario of scenarios) {
        expect(scenario.because.length).toBeGreaterThan(10);
        for (const number of numbersOf(scenario)) expect(Number.isFinite(number)).toBe(true);
      }
    }),
    { numRuns: 80 },
  );
});
