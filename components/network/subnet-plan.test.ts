import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allowedRegions } from "../naming/index.ts";
import { type Cidr, contains, overlaps, parseCidr, sizeOf } from "./cidr.ts";
import {
  largestVpcPrefix,
  planSubnets,
  privateAddressesWithoutOneZone,
  smallestVpcPrefix,
  subnetTiers,
} from "./subnet-plan.ts";
import { usableZonesOf } from "./zones.ts";

const vpc = fc
  .record({
    prefix: fc.integer({ min: largestVpcPrefix, max: smallestVpcPrefix }),
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  })
  .map(({ prefix, seed }): Cidr => ({ prefix, first: seed - (seed % 2 ** (32 - prefix)) }));
const zones = fc.uniqueArray(fc.constantFrom("az1", "az2", "az3", "az4", "az5"), {
  minLength: 1,
  maxLength: 4,
});
const forAnyPlan = (check: (plan: ReturnType<typeof planSubnets>, vpc: Cidr, zones: string[]) => void) =>
  fc.assert(fc.property(vpc, zones, (block, names) => check(planSubnets(block, names), block, names)));

describe("the subnet plan", () => {
  it("gives no address to two subnets", () => {
    forAnyPlan(({ subnets }) => {
      for (const [index, one] of subnets.entries()) {
        for (const other of subnets.slice(index + 1)) expect(overlaps(one.block, other.block)).toBe(false);
      }
    });
  });

  it("stays inside the VPC and, with the spare quarters, covers all of it", () => {
    forAnyPlan(({ subnets, spare }, block) => {
      const all = [...subnets.map((subnet) => subnet.block), ...spare].toSorted((a, b) => a.first - b.first);
      expect(all.every((part) => contains(block, part))).toBe(true);
      let next = block.first;
      for (const part of all) {
        expect(part.first).toBe(next);
        next += sizeOf(part);
      }
      expect(next).toBe(block.first + sizeOf(block));
    });
  });

  it("keeps each zone's subnets in one aligned block, one of each tier", () => {
    forAnyPlan(({ subnets }, block, names) => {
      for (const zone of names) {
        const own = subnets.filter((subnet) => subnet.zone === zone);
        expect(own.map(({ tier }) => tier)).toEqual(subnetTiers);
        const first = Math.min(...own.map((subnet) => subnet.block.first));
        expect(own.reduce((sum, subnet) => sum + sizeOf(subnet.block), 0)).toBe(sizeOf(block) / 4);
        expect((first - block.first) % (sizeOf(block) / 4)).toBe(0);
      }
    });
  });

  it("makes only subnets that AWS accepts", () => {
    forAnyPlan(({ subnets }) => {
      for (const { block, cidr } of subnets) {
        expect(block.prefix).toBeLessThanOrEqual(28);
        expect(parseCidr(cidr)).toEqual(block);
      }
    });
  });

  it("moves no subnet when a zone is added", () => {
    fc.assert(
      fc.property(vpc, (block) => {
        const three = planSubnets(block, ["az1", "az2", "az3"]).subnets;
        expect(planSubnets(block, ["az1", "az2", "az3", "az4"]).subnets.slice(0, 9)).toEqual(three);
      }),
    );
  });

  it("divides 10.40.0.0/16 as a reviewer knows it", () => {
    const { subnets } = planSubnets({ first: 10 * 2 ** 24 + 40 * 2 ** 16, prefix: 16 }, ["a", "b", "c"]);
    expect(subnets.map(({ zone, tier, cidr }) => `${zone} ${tier} ${cidr}`)).toEqual([
      "a private 10.40.0.0/19",
      "a isolated 10.40.32.0/20",
      "a public 10.40.48.0/20",
      "b private 10.40.64.0/19",
      "b isolated 10.40.96.0/20",
      "b public 10.40.112.0/20",
      "c private 10.40.128.0/19",
      "c isolated 10.40.160.0/20",
      "c public 10.40.176.0/20",
    ]);
  });

  it("counts what is left for workloads when one zone is lost", () => {
    const plan = planSubnets({ first: 10 * 2 ** 24, prefix: 16 }, ["a", "b", "c"]);
    expect(privateAddressesWithoutOneZone(plan)).toBe(2 * (8192 - 5));
  });

  it.each([
    [15, ["a"]],
    [25, ["a"]],
    [16, []],
    [16, ["a", "a"]],
    [16, ["a", "b", "c", "d", "e"]],
  ])("refuses a /%i over %j", (prefix, names) => {
    expect(() => planSubnets({ first: 0, prefix }, names)).toThrow(RangeError);
  });
});

describe("zones", () => {
  it("are never the one without a Kubernetes control plane", () => {
    expect(allowedRegions.flatMap(usableZonesOf)).not.toContain("use1-az3");
  });
});
