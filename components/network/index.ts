export { podsHeldWithoutOneZone, smallestVpcPrefixHolding } from "./address-need.ts";
export { type Cidr, contains, formatCidr, isPrivateRange, overlaps, parseCidr, sizeOf } from "./cidr.ts";
export { ClinicalVpc, type ClinicalVpcArgs } from "./clinical-vpc.ts";
export {
  type EndpointPolicyFacts,
  type EndpointService,
  endpointPolicy,
  gatewayServices,
  interfaceServices,
} from "./endpoint-services.ts";
export { PrivateEndpoints, type PrivateEndpointsArgs } from "./private-endpoints.ts";
export {
  largestVpcPrefix,
  type PlannedSubnet,
  planSubnets,
  privateAddressesWithoutOneZone,
  type SubnetPlan,
  type SubnetTier,
  subnetTiers,
} from "./subnet-plan.ts";
export { usableZonesOf, type ZoneId, zonesPerRegion } from "./zones.ts";
