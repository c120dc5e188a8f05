import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allowedRegions, environments } from "../components/naming/index.ts";
import { layerNames, layers, parseStackName, stackNameOf } from "./stack-name.ts";

const problemsOf = (stack: string) => {
  const checked = parseStackName(stack);
  return checked.ok ? [] : checked.problems;
};

describe("a stack's name", () => {
  it("says layer, environment and region", () => {
    expect(parseStackName("events-prod-usw2")).toEqual({
      ok: true,
      value: { stack: "events-prod-usw2", layer: "events", environment: "prod", region: "us-west-2" },
    });
    expect(parseStackName("foundation-dev")).toEqual({
      ok: true,
      value: { stack: "foundation-dev", layer: "foundation", environment: "dev" },
    });
  });

  it("is read back as it was made, for every layer, environment and region", () => {
    for (const layer of layerNames) {
      for (const environment of environments) {
        for (const region of allowedRegions) {
          const checked = parseStackName(stackNameOf(layer, environment, region));
          const expected = layers[layer].regional ? { layer, environment, region } : { layer, environment };
          expect(checked).toMatchObject({ ok: true, value: expected });
        }
      }
    }
  });

  it("that is wrong is told with everything that exists", () => {
    expect(problemsOf("billing-production")).toEqual([
      {
        file: "Pulumi.billing-production.yaml",
        path: "stack name: layer",
        found: "billing",
        wanted: `one of ${layerNames.join(", ")}`,
      },
      {
        file: "Pulumi.billing-production.yaml",
        path: "stack name: environment",
        found: "production",
        wanted: "one of dev, staging, prod",
      },
    ]);
  });

  it("must end in a region exactly when the layer has one stack per region", () => {
    expect(problemsOf("events-prod")).toMatchObject([{ path: "stack name: region", found: "nothing" }]);
    expect(problemsOf("events-prod-euw1")).toMatchObject([{ path: "stack name: region", found: "euw1" }]);
    expect(problemsOf("foundation-prod-use1")).toMatchObject([{ path: "stack name: region", found: "use1" }]);
    expect(problemsOf("events-prod-use1-blue")).toMatchObject([{ path: "stack name: end", found: "-blue" }]);
  });

  it("is answered with a name's parts or with problems, whatever it is", () => {
    fc.assert(
      fc.property(fc.string(), (stack) => {
        const checked = parseStackName(stack);
        if (checked.ok) {
          const { layer, environment, region } = checked.value;
          expect(stackNameOf(layer, environment, region)).toBe(stack);
        } else {
          expect(checked.problems.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
