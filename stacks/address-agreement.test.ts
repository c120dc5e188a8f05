import { describe, expect, it } from "vitest";
import { InputError } from "../exchange/problem.ts";
import { addressDisagreements } from "./address-agreement.ts";
import { renderStack } from "./offline/index.ts";

const stackWith = (stack: string, settings: Readonly<Record<string, unknown>>) => ({
  stack,
  config: {
    values: Object.fromEntries(
      Object.entries(settings).map(([key, value]) => [`wardrail:${key}`, JSON.stringify(value)]),
    ),
    secretKeys: [],
  },
});
const east = stackWith("network-prod-use1", {
  network: { cidrs: { "us-east-1": "10.40.0.0/16", "us-west-2": "10.50.0.0/16" } },
});
const westWith = (cidrs: unknown) => stackWith("network-prod-usw2", { network: { cidrs } });

describe("the address plan", () => {
  it("is one plan when both regions' stacks say the same", () => {
    const west = westWith({ "us-west-2": "10.50.0.0/16", "us-east-1": "10.40.0.0/16" });
    expect(addressDisagreements([east, west])).toEqual([]);
  });

  it("is refused when one region's stack takes what the other has", () => {
    const west = westWith({ "us-east-1": "10.60.0.0/16", "us-west-2": "10.40.0.0/16" });
    expect(addressDisagreements([east, west])).toEqual([
      {
        file: "Pulumi.network-prod-usw2.yaml",
        path: "wardrail:network.cidrs.us-east-1",
        found: "10.60.0.0/16",
        wanted: "10.40.0.0/16, as Pulumi.network-prod-use1.yaml says",
      },
      {
        file: "Pulumi.network-prod-usw2.yaml",
        path: "wardrail:network.cidrs.us-west-2",
        found: "10.40.0.0/16",
        wanted: "10.50.0.0/16, as Pulumi.network-prod-use1.yaml says",
      },
    ]);
  });

  it("may differ between environments", () => {
    const dev = stackWith("network-dev-use1", { network: { cidrs: { "us-east-1": "10.70.0.0/16" } } });
    expect(addressDisagreements([east, dev])).toEqual([]);
  });

  it("binds the services to the range their network has", () => {
    const services = stackWith("services-prod-use1", { cluster: { vpcCidr: "10.41.0.0/16" } });
    expect(addressDisagreements([services, east])).toMatchObject([
      { file: "Pulumi.services-prod-use1.yaml", path: "wardrail:cluster.vpcCidr", found: "10.41.0.0/16" },
    ]);
  });

  it.each([null, 5, "x", {}, { "us-west-2": 5 }])("survives settings that say %j", (cidrs) => {
    const problems = addressDisagreements([east, westWith(cidrs)]);
    for (const problem of problems) expect(problem.found).toBe("nothing");
  });

  it("is told together with what is wrong in one stack", async () => {
    const error: unknown = await renderStack("network-prod-use1", {
      overrides: {
        "network-prod-use1": {
          "wardrail:network": { cidrs: { "us-east-1": "10.40.0.0/16", "us-west-2": "10.40.0.0/17" } },
        },
      },
    }).catch((thrown: unknown) => thrown);
    expect(String(error)).toContain("a range that does not overlap 10.40.0.0/16");
    expect(String(error)).toContain("10.40.0.0/17, as Pulumi.network-prod-use1.yaml says");
  });

  it("stops a render, whichever stack was asked for", async () => {
    const error: unknown = await renderStack("foundation-prod", {
      overrides: {
        "network-prod-usw2": {
          "wardrail:network": { cidrs: { "us-east-1": "10.60.0.0/16", "us-west-2": "10.40.0.0/16" } },
        },
      },
    }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).toContain("wardrail:network.cidrs.us-west-2");
  });
});
