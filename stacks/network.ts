import { ClinicalVpc, PrivateEndpoints } from "../components/network/index.ts";
import { keyIn } from "./keys.ts";
import type { NetworkSettings } from "./settings.ts";
import { readUpstream } from "./upstream.ts";

/** One region's private network and its private ways to AWS services. */
export async function deployNetwork(settings: NetworkSettings) {
  const { region, accountId, ownership, organization, network } = settings;
  const cidr = network.cidrs[region];
  if (cidr === undefined) throw new RangeError(`the settings were read without a range for ${region}`);
  const { keys } = await readUpstream(settings, "foundation");
  const vpc = new ClinicalVpc("clinical", {
    region,
    accountId,
    ownership,
    cidr,
    zones: network.zones,
    key: keyIn(keys, "operational", region),
    flowLogRetentionDays: network.flowLogRetentionDays,
    encryptionInTransit: network.encryptionInTransit,
  });
  const endpoints = new PrivateEndpoints("endpoints", {
    region,
    ownership,
    vpcId: vpc.vpcId,
    vpcCidr: vpc.cidr,
    subnetIds: vpc.subnetIds.private,
    routeTables: vpc.nodes.privateTables,
    organizationId: organization.id,
  });
  return {
    vpcId: vpc.vpcId,
    vpcCidr: vpc.cidr,
    zones: vpc.zones,
    subnetIds: vpc.subnetIds,
    endpointSecurityGroupId: endpoints.securityGroupId,
    egressAddresses: vpc.egressAddresses,
  };
}
