import { interfaceServices } from "./endpoint-services.ts";
import {
  largestVpcPrefix,
  planSubnets,
  privateAddressesWithoutOneZone,
  smallestVpcPrefix,
} from "./subnet-plan.ts";
import { zonesPerRegion } from "./zones.ts";

const zones = Array.from({ length: zonesPerRegion }, (_, index) => `zone-${index}`);

/**
 * How many pods a VPC of this prefix holds while one zone is lost. Every pod takes an address of the private tier
 * (VPC CNI, secondary address mode), and every interface endpoint takes one per zone.
 *
 * @example
 * podsHeldWithoutOneZone(16) // 16,344 = 2 × (8,192 − 5 − 15)
 */
export function podsHeldWithoutOneZone(prefix: number): number {
  const addresses = privateAddressesWithoutOneZone(planSubnets({ first: 0, prefix }, zones));
  return addresses - (zonesPerRegion - 1) * interfaceServices.length;
}

/** The longest prefix, so the smallest VPC, that holds `pods` without one zone; `undefined` when no VPC does. */
export function smallestVpcPrefixHolding(pods: number): number | undefined {
  for (let prefix = smallestVpcPrefix; prefix >= largestVpcPrefix; prefix--) {
    if (podsHeldWithoutOneZone(prefix) >= pods) return prefix;
  }
  return undefined;
}
