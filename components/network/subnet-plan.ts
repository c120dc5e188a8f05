import { type Cidr, formatCidr, partOf, sizeOf } from "./cidr.ts";
import type { ZoneId } from "./zones.ts";

/**
 * The tiers of a zone and their share of its addresses; together they are all of it. `private` is largest, because
 * every pod takes an address there. `isolated` holds databases and has no way out. `public` holds load balancers
 * and NAT gateways only.
 */
const shares = [
  { tier: "private", extraBits: 1, index: 0 },
  { tier: "isolated", extraBits: 2, index: 2 },
  { tier: "public", extraBits: 2, index: 3 },
] as const;

export type SubnetTier = (typeof shares)[number]["tier"];
export const subnetTiers: readonly SubnetTier[] = shares.map(({ tier }) => tier);

/** A zone's block is a quarter of the VPC: the fourth quarter stays free for growth or a fourth zone. */
const zoneExtraBits = 2;
export const mostZones = 2 ** zoneExtraBits;

/** AWS makes VPCs from /16 to /28 and subnets down to /28 (VPC user guide); a tier is up to four bits longer. */
export const largestVpcPrefix = 16;
export const smallestVpcPrefix = 28 - zoneExtraBits - Math.max(...shares.map(({ extraBits }) => extraBits));

/** The first four addresses and the last of every subnet belong to AWS (VPC user guide, subnet sizing). */
export const addressesAwsKeeps = 5;

export interface PlannedSubnet {
  readonly zone: ZoneId;
  /** The zone's place in the plan, from 1: it names resources, so that both regions have equal names. */
  readonly zoneNumber: number;
  readonly tier: SubnetTier;
  readonly block: Cidr;
  readonly cidr: string;
}

export interface SubnetPlan {
  /** By zone in the order given, then private, isolated, public. */
  readonly subnets: readonly PlannedSubnet[];
  /** Quarters of the VPC that no zone has. With the subnets they are the whole VPC, without overlap or gap. */
  readonly spare: readonly Cidr[];
}

/**
 * Divides a VPC over zones and tiers. Each zone has one aligned quarter, so that one route or one firewall rule can
 * name the whole zone; half of it is private, a quarter isolated, a quarter public. Adding a zone at the end moves
 * no existing subnet. The caller has checked the prefix (/16 to /24) and the zones (one to four, all different);
 * `planProblem` says what is wrong with them.
 *
 * @example
 * planSubnets({ first: 0x0a280000, prefix: 16 }, ["use1-az1", "use1-az2", "use1-az4"]).subnets[0]
 * // { zone: "use1-az1", tier: "private", cidr: "10.40.0.0/19", … }
 */
export function planSubnets(vpc: Cidr, zones: readonly ZoneId[]): SubnetPlan {
  const problem = planProblem(vpc, zones);
  if (problem !== undefined) throw new RangeError(problem);
  const subnets = zones.flatMap((zone, zoneIndex) => {
    const quarter = partOf(vpc, zoneExtraBits, zoneIndex);
    return shares.map(({ tier, extraBits, index }): PlannedSubnet => {
      const block = partOf(quarter, extraBits, index);
      return { zone, zoneNumber: zoneIndex + 1, tier, block, cidr: formatCidr(block) };
    });
  });
  const spare = Array.from({ length: mostZones - zones.length }, (_, index) =>
    partOf(vpc, zoneExtraBits, zones.length + index),
  );
  return { subnets, spare };
}

/** Why a VPC cannot be divided so; `undefined` when it can. */
export function planProblem({ prefix }: Cidr, zones: readonly ZoneId[]): string | undefined {
  if (prefix < largestVpcPrefix || prefix > smallestVpcPrefix) {
    return `a VPC prefix from /${largestVpcPrefix} to /${smallestVpcPrefix}`;
  }
  if (zones.length < 1 || zones.length > mostZones || new Set(zones).size !== zones.length) {
    return `one to ${mostZones} different zones`;
  }
  return undefined;
}

/** Addresses that workloads can have in the private tier while the largest zone is lost. */
export function privateAddressesWithoutOneZone(plan: SubnetPlan): number {
  const perZone = plan.subnets
    .filter(({ tier }) => tier === "private")
    .map(({ block }) => sizeOf(block) - addressesAwsKeeps);
  return perZone.reduce((sum, count) => sum + count, 0) - Math.max(0, ...perZone);
}
