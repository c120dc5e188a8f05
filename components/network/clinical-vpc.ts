import { DefaultSecurityGroup } from "@pulumi/aws/ec2/defaultSecurityGroup.js";
import type { FlowLog } from "@pulumi/aws/ec2/flowLog.js";
import { NetworkAcl } from "@pulumi/aws/ec2/networkAcl.js";
import { Subnet } from "@pulumi/aws/ec2/subnet.js";
import { Vpc } from "@pulumi/aws/ec2/vpc.js";
import { VpcBlockPublicAccessExclusion } from "@pulumi/aws/ec2/vpcBlockPublicAccessExclusion.js";
import { VpcEncryptionControl } from "@pulumi/aws/ec2/vpcEncryptionControl.js";
import * as pulumi from "@pulumi/pulumi";
import { type CloudWatchRetentionDays, type KeyRef, recordRetentionDays } from "../foundation/index.ts";
import { type Ownership, type Region, tagsOf } from "../naming/index.ts";
import { parseCidr } from "./cidr.ts";
import { vpcFlowLog } from "./flow-log.ts";
import { type PlacedSubnet, type Routing, routeTiers } from "./routes.ts";
import { planProblem, planSubnets, type SubnetTier } from "./subnet-plan.ts";
import { usableZonesOf, type ZoneId, zonesPerRegion } from "./zones.ts";

export interface ClinicalVpcArgs {
  readonly region: Region;
  readonly accountId: string;
  /** The VPC's addresses, /16 to /24. Shapes the subnets. */
  readonly cidr: string;
  /** Three zones by id. Shapes the subnets; default: the first three usable ones of the region. */
  readonly zones?: readonly ZoneId[];
  /** Encrypts the flow log. */
  readonly key: KeyRef;
  /** Default: 2,192, six years of records. */
  readonly flowLogRetentionDays?: CloudWatchRetentionDays;
  /**
   * `monitor` (default) reports traffic that is not encrypted in transit; `enforce` refuses it, except on the way to
   * the internet. AWS asks for a time of monitoring first, because `enforce` fails while one resource cannot comply.
   */
  readonly encryptionInTransit?: "monitor" | "enforce";
  readonly ownership: Ownership;
}

/** Tells load balancer controllers which subnets are for which kind of load balancer (EKS user guide). */
const loadBalancerTags: Readonly<Record<SubnetTier, Record<string, string>>> = {
  public: { "kubernetes.io/role/elb": "1" },
  private: { "kubernetes.io/role/internal-elb": "1" },
  isolated: {},
};

/**
 * The private network of one region: three zones, each with a public, a private and an isolated subnet, a NAT gateway
 * per zone, a complete flow log, and defaults that admit nothing (45 CFR 164.312(e)(1)). Databases live in the
 * isolated tier, which has no route out and takes traffic from the VPC only. No instance gets a public address. Only
 * the public subnets are exempt from the account's block on public access, for the load balancers in them.
 *
 * @example
 * new ClinicalVpc("clinical", { region: "us-east-1", accountId, cidr: "10.40.0.0/16", key, ownership });
 */
export class ClinicalVpc extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  readonly cidr: string;
  readonly zones: readonly ZoneId[];
  readonly subnetIds: Readonly<Record<SubnetTier, readonly pulumi.Output<string>[]>>;
  /** Addresses our traffic comes from, one per zone; partners admit these. */
  readonly egressAddresses: readonly pulumi.Output<string>[];
  readonly nodes: Routing & {
    readonly vpc: Vpc;
    readonly subnets: readonly PlacedSubnet[];
    readonly flowLog: FlowLog;
    readonly defaultSecurityGroup: DefaultSecurityGroup;
  };

  constructor(name: string, args: ClinicalVpcArgs, opts?: pulumi.ComponentResourceOptions) {
    const { region, accountId, cidr, ownership } = args;
    const zones = args.zones ?? usableZonesOf(region).slice(0, zonesPerRegion);
    super("wardrail:network:ClinicalVpc", name, { region, cidr, zones }, opts);
    const plan = checkedPlan(cidr, zones);
    const child = { parent: this };
    const permanent = { parent: this, protect: true };
    const tags = tagsOf(ownership, { service: "network", dataClass: "operational", tier: 0 });
    const tagsFor = (resourceName: string) => ({ ...tags, Name: resourceName });

    const vpc = new Vpc(
      `${name}-vpc`,
      {
        region,
        cidrBlock: cidr,
        // Private endpoints answer under the services' public names only with both.
        enableDnsHostnames: true,
        enableDnsSupport: true,
        enableNetworkAddressUsageMetrics: true,
        tags: tagsFor(name),
      },
      permanent,
    );
    const subnets = plan.subnets.map(
      (planned): PlacedSubnet => ({
        ...planned,
        resource: new Subnet(
          `${name}-${planned.tier}-${planned.zoneNumber}`,
          {
            region,
            vpcId: vpc.id,
            availabilityZoneId: planned.zone,
            cidrBlock: planned.cidr,
            mapPublicIpOnLaunch: false,
            assignIpv6AddressOnCreation: false,
            tags: {
              ...tagsFor(`${name}-${planned.tier}-${planned.zone}`),
              ...loadBalancerTags[planned.tier],
              "wardrail:network-tier": planned.tier,
            },
          },
          permanent,
        ),
      }),
    );
    const defaultSecurityGroup = new DefaultSecurityGroup(
      `${name}-default-security-group`,
      { region, vpcId: vpc.id, ingress: [], egress: [], tags: tagsFor(`${name}-default`) },
      child,
    );
    const routing = routeTiers(name, { region, vpc, subnets, tagsFor }, child);
    const idsOf = (tier: SubnetTier) =>
      subnets.filter((subnet) => subnet.tier === tier).map(({ resource }) => resource.id);
    const withinVpc = {
      protocol: "-1",
      ruleNo: 100,
      action: "allow",
      cidrBlock: cidr,
      fromPort: 0,
      toPort: 0,
    };
    new NetworkAcl(
      `${name}-isolated-acl`,
      {
        region,
        vpcId: vpc.id,
        subnetIds: idsOf("isolated"),
        // Whatever a security group or a route table is changed to, databases talk to the VPC alone.
        ingress: [withinVpc],
        egress: [withinVpc],
        tags: tagsFor(`${name}-isolated`),
      },
      child,
    );
    for (const { zone, zoneNumber, resource } of subnets.filter(({ tier }) => tier === "public")) {
      new VpcBlockPublicAccessExclusion(
        `${name}-public-access-${zoneNumber}`,
        {
          region,
          subnetId: resource.id,
          internetGatewayExclusionMode: "allow-bidirectional",
          tags: tagsFor(`${name}-public-${zone}`),
        },
        child,
      );
    }
    new VpcEncryptionControl(
      `${name}-encryption-control`,
      {
        region,
        vpcId: vpc.id,
        tags: tagsFor(`${name}-encryption-control`),
        ...encryptionMode(args.encryptionInTransit ?? "monitor"),
      },
      child,
    );
    const { flowLog } = vpcFlowLog(
      name,
      {
        region,
        accountId,
        environment: ownership.environment,
        vpcId: vpc.id,
        key: args.key,
        retentionDays: args.flowLogRetentionDays ?? recordRetentionDays,
        tags,
      },
      child,
    );

    this.vpcId = vpc.id;
    this.cidr = cidr;
    this.zones = zones;
    this.subnetIds = { public: idsOf("public"), private: idsOf("private"), isolated: idsOf("isolated") };
    this.egressAddresses = routing.addresses.map(({ publicIp }) => publicIp);
    this.nodes = { ...routing, vpc, subnets, flowLog, defaultSecurityGroup };
    this.registerOutputs({ vpcId: vpc.id, subnetIds: this.subnetIds });
  }
}

/** Mistakes in code, not in settings: those were refused before, with the setting's path. */
function checkedPlan(cidr: string, zones: readonly ZoneId[]) {
  const block = parseCidr(cidr);
  if (block === undefined) {
    throw new pulumi.InputPropertyError({
      propertyPath: "cidr",
      reason: `${cidr} is no IPv4 range without host bits`,
    });
  }
  const problem = planProblem(block, zones);
  if (problem !== undefined || zones.length !== zonesPerRegion) {
    throw new pulumi.InputPropertyError({
      propertyPath: problem === undefined ? "zones" : "cidr, zones",
      reason: `found ${cidr} over ${zones.length} zones, wanted ${problem ?? `${zonesPerRegion} zones`}`,
    });
  }
  return planSubnets(block, zones);
}

/** The internet has no encryption of AWS's making; the gateways to it are the only exemption. */
function encryptionMode(mode: "monitor" | "enforce") {
  return mode === "monitor"
    ? { mode }
    : { mode, internetGatewayExclusion: "enable", natGatewayExclusion: "enable" };
}
