import type { Region } from "../naming/index.ts";

/** A zone's id (`use1-az1`). It means the same place in every account; a zone's name (`us-east-1a`) does not. */
export type ZoneId = string;

/** One zone can be lost and two still form a majority (DynamoDB, Aurora and etcd all keep three). */
export const zonesPerRegion = 3;

/**
 * Zones that a Kubernetes control plane and all our endpoints can use. us-east-1 has a sixth, use1-az3, in which EKS
 * places no control plane (EKS user guide, network requirements). An account sees two zones of us-west-1, so no
 * clinical network fits there.
 */
const usableZones: Readonly<Record<Region, readonly ZoneId[]>> = {
  "us-east-1": ["use1-az1", "use1-az2", "use1-az4", "use1-az5", "use1-az6"],
  "us-east-2": ["use2-az1", "use2-az2", "use2-az3"],
  "us-west-1": ["usw1-az1", "usw1-az3"],
  "us-west-2": ["usw2-az1", "usw2-az2", "usw2-az3", "usw2-az4"],
};

/** The zones of a region that the platform can run in, in a stable order. */
export function usableZonesOf(region: Region): readonly ZoneId[] {
  return usableZones[region];
}
