import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCidr } from "../components/network/index.ts";
import { InputError } from "../exchange/problem.ts";
import { renderStack } from "./offline/index.ts";
import { readProject, readStackConfig, repositoryDirectory } from "./offline/project-files.ts";
import { parseSettings } from "./settings.ts";

const stack = "network-prod-use1";
const { values } = readStackConfig(readProject(repositoryDirectory), stack);
const good = { cidrs: { "us-east-1": "10.40.0.0/16", "us-west-2": "10.50.0.0/16" } };

function problemsWith(network: unknown, more: Readonly<Record<string, string>> = {}) {
  const config = {
    values: { ...values, "wardrail:network": JSON.stringify(network), ...more },
    secretKeys: [],
  };
  const checked = parseSettings(stack, config);
  return checked.ok ? [] : checked.problems;
}
const pathsOf = (network: unknown, more?: Readonly<Record<string, string>>) =>
  problemsWith(network, more).map(({ path }) => path);

describe("the network's settings", () => {
  it("need two ranges and nothing else", () => {
    expect(problemsWith(good)).toEqual([]);
  });

  it("tell every problem at once, by the setting's path", () => {
    const problems = problemsWith({
      cidrs: { "us-east-1": "10.40.0.0/22", "us-west-2": "10.40.2.0/24", "eu-west-1": "10.60.0.0/16" },
      takenCidrs: ["10.40.3.0/24", "10.300.0.0/16"],
      zones: ["use1-az1", "use1-az3"],
      flowLogRetentionDays: 2190,
    });
    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(["Pulumi.network-prod-use1.yaml"]));
    expect(problems.map(({ path, found }) => `${path} ${found}`)).toEqual([
      'wardrail:network.zones ["use1-az1","use1-az3"]',
      "wardrail:network.zones.1 use1-az3",
      "wardrail:network.cidrs.eu-west-1 eu-west-1",
      "wardrail:network.takenCidrs.1 10.300.0.0/16",
      "wardrail:network.cidrs.us-west-2 10.40.2.0/24",
      "wardrail:network.takenCidrs.0 10.40.3.0/24",
      "wardrail:network.cidrs.us-east-1 10.40.0.0/22",
      "wardrail:network.cidrs.us-west-2 10.40.2.0/24",
      "wardrail:network.flowLogRetentionDays 2190",
    ]);
  });

  it.each([
    ["10.40.0.0/17", "overlaps from its start"],
    ["10.40.255.0/20", "has host bits"],
    ["10.0.0.0/8", "holds the other range"],
    ["8.8.0.0/16", "is on the internet"],
    ["10.50.0.0/15", "is larger than any VPC"],
    ["10.50.0.0/21", "is too small for the surge"],
    ["10.50.0.0", "has no prefix"],
    ["ten", "is no range"],
  ])("refuse %s for the second region: it %s", (cidr) => {
    const network = { cidrs: { ...good.cidrs, "us-west-2": cidr } };
    expect(pathsOf(network)).toContain("wardrail:network.cidrs.us-west-2");
  });

  it("refuse any two ranges of which one is inside the other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 20 }), fc.nat({ max: 15 }), (prefix, part) => {
        const first =
          10 * 2 ** 24 +
          40 * 2 ** 16 +
          Math.floor((part * 2 ** 12) / 2 ** (32 - prefix)) * 2 ** (32 - prefix);
        const inner = formatCidr({ first, prefix });
        expect(pathsOf({ cidrs: { ...good.cidrs, "us-west-2": inner } })).toContain(
          "wardrail:network.cidrs.us-west-2",
        );
      }),
    );
  });

  it("refuse a range that a hospital already has, but not hospitals that share one", () => {
    expect(problemsWith({ ...good, takenCidrs: ["192.168.0.0/16", "192.168.4.0/24"] })).toEqual([]);
    expect(pathsOf({ ...good, takenCidrs: ["10.32.0.0/11"] })).toEqual([
      "wardrail:network.takenCidrs.0",
      "wardrail:network.takenCidrs.0",
    ]);
  });

  it.each([
    [["use1-az1", "use1-az2"], "two zones"],
    [["use1-az1", "use1-az2", "use1-az2"], "a zone twice"],
    [["use1-az1", "use1-az2", "use1-az4", "use1-az5"], "four zones"],
    [["usw2-az1", "usw2-az2", "usw2-az3"], "another region's zones"],
    [["us-east-1a", "us-east-1b", "us-east-1c"], "names, which differ by account"],
  ])("refuse zones %j: %s", (zones) => {
    expect(problemsWith({ ...good, zones }).length).toBeGreaterThan(0);
  });

  it("refuse a region in which an account sees two zones", () => {
    const stackThere = parseSettings("network-prod-usw1", {
      values: {
        ...values,
        "aws:region": "us-west-1",
        "wardrail:regions": '{"primary":"us-west-1","secondary":"us-east-1"}',
        "wardrail:network": JSON.stringify({
          cidrs: { "us-east-1": "10.40.0.0/16", "us-west-1": "10.50.0.0/16" },
        }),
      },
      secretKeys: [],
    });
    expect(stackThere.ok ? [] : stackThere.problems).toMatchObject([
      { path: "wardrail:regions", found: "us-west-1" },
    ]);
  });

  it("hold more hospitals in a larger range", () => {
    const small = { cidrs: { "us-east-1": "10.40.0.0/20", "us-west-2": "10.50.0.0/20" } };
    expect(problemsWith(small, { "wardrail:hospitals": "200" })).toEqual([]);
    expect(pathsOf(small, { "wardrail:hospitals": "800" })).toEqual([
      "wardrail:network.cidrs.us-east-1",
      "wardrail:network.cidrs.us-west-2",
    ]);
    expect(pathsOf(good, { "wardrail:hospitals": "800" })).toEqual([]);
    expect(new Set(pathsOf(good, { "wardrail:hospitals": "100000" }))).toEqual(
      new Set(["wardrail:hospitals"]),
    );
  });

  it.each([1, 365, 2192, 3653])("accept %i days of flow logs", (flowLogRetentionDays) => {
    expect(problemsWith({ ...good, flowLogRetentionDays })).toEqual([]);
  });

  it.each([0, -1, 2, 2190, 2193, 4000, 30.5])("refuse %d days, which CloudWatch does not know", (days) => {
    expect(pathsOf({ ...good, flowLogRetentionDays: days })).toEqual([
      "wardrail:network.flowLogRetentionDays",
    ]);
  });

  it("are answered with values or with problems, whatever they are", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (network) => {
        for (const { path } of problemsWith(network)) expect(path).toMatch(/^wardrail:/);
      }),
    );
  });
});

describe("a network stack", () => {
  it("says which output of which stack it misses", async () => {
    const error: unknown = await renderStack("network-prod-usw2", {
      overrides: {
        "foundation-prod": { "wardrail:regions": { primary: "us-east-1", secondary: "us-east-2" } },
      },
    }).catch((thrown: unknown) => thrown);
    expect(error instanceof InputError ? error.problems : []).toMatchObject([
      { file: "outputs of the foundation stack", path: "keys.operational.us-west-2" },
    ]);
  });
});
