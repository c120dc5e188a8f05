import { DefaultRouteTable } from "@pulumi/aws/ec2/defaultRouteTable.js";
import { Eip } from "@pulumi/aws/ec2/eip.js";
import { InternetGateway } from "@pulumi/aws/ec2/internetGateway.js";
import { NatGateway } from "@pulumi/aws/ec2/natGateway.js";
import { Route } from "@pulumi/aws/ec2/route.js";
import { RouteTable } from "@pulumi/aws/ec2/routeTable.js";
import { RouteTableAssociation } from "@pulumi/aws/ec2/routeTableAssociation.js";
import type { Subnet } from "@pulumi/aws/ec2/subnet.js";
import type { Vpc } from "@pulumi/aws/ec2/vpc.js";
import type * as pulumi from "@pulumi/pulumi";
import type { Region } from "../naming/index.ts";
import type { PlannedSubnet } from "./subnet-plan.ts";

const everywhere = "0.0.0.0/0";

/** A planned subnet and the resource it became. */
export interface PlacedSubnet extends PlannedSubnet {
  readonly resource: Subnet;
}

export interface RoutingArgs {
  readonly region: Region;
  readonly vpc: Vpc;
  readonly subnets: readonly PlacedSubnet[];
  /** Tags of one resource: the common ones and its name. */
  readonly tagsFor: (resourceName: string) => Record<string, string>;
}

export interface Routing {
  readonly internetGateway: InternetGateway;
  readonly natGateways: readonly NatGateway[];
  readonly addresses: readonly Eip[];
  readonly privateTables: readonly RouteTable[];
  readonly isolatedTable: RouteTable;
}

/**
 * Ways in and out. Public subnets reach the internet; private ones reach it through the NAT gateway of their own
 * zone, so that a lost zone takes no other zone's way out with it; isolated ones reach the VPC and nothing else.
 * A subnet that someone adds by hand gets the main table, which leads nowhere.
 */
export function routeTiers(name: string, args: RoutingArgs, opts: pulumi.CustomResourceOptions): Routing {
  const { region, vpc, tagsFor } = args;
  const tableNamed = (tier: string, extra: Record<string, string> = {}) =>
    new RouteTable(
      `${name}-${tier}-routes`,
      { region, vpcId: vpc.id, tags: { ...tagsFor(`${name}-${tier}`), ...extra } },
      opts,
    );
  const associate = (subnet: PlacedSubnet, table: RouteTable) =>
    new RouteTableAssociation(
      `${name}-${subnet.tier}-${subnet.zoneNumber}-association`,
      { region, subnetId: subnet.resource.id, routeTableId: table.id },
      opts,
    );
  const ofTier = (tier: PlannedSubnet["tier"]) => args.subnets.filter((subnet) => subnet.tier === tier);

  new DefaultRouteTable(
    `${name}-main-routes`,
    { region, defaultRouteTableId: vpc.defaultRouteTableId, routes: [], tags: tagsFor(`${name}-main`) },
    opts,
  );
  const internetGateway = new InternetGateway(
    `${name}-internet-gateway`,
    { region, vpcId: vpc.id, tags: tagsFor(`${name}-internet-gateway`) },
    opts,
  );
  const publicTable = tableNamed("public", { "wardrail:network-tier": "edge" });
  const publicRoute = new Route(
    `${name}-public-default-route`,
    {
      region,
      routeTableId: publicTable.id,
      destinationCidrBlock: everywhere,
      gatewayId: internetGateway.id,
    },
    opts,
  );
  const exits = ofTier("public").map((subnet) => {
    associate(subnet, publicTable);
    const address = new Eip(
      `${name}-nat-address-${subnet.zoneNumber}`,
      { region, domain: "vpc", tags: tagsFor(`${name}-nat-${subnet.zone}`) },
      // Partners admit us by these addresses; a released one never comes back.
      { ...opts, protect: true, dependsOn: [internetGateway] },
    );
    const gateway = new NatGateway(
      `${name}-nat-${subnet.zoneNumber}`,
      {
        region,
        subnetId: subnet.resource.id,
        allocationId: address.id,
        connectivityType: "public",
        tags: tagsFor(`${name}-nat-${subnet.zone}`),
      },
      // A NAT gateway made before its subnet has a way out fails.
      { ...opts, dependsOn: [publicRoute] },
    );
    return { zone: subnet.zone, address, gateway };
  });
  const privateTables = ofTier("private").map((subnet) => {
    const table = tableNamed(`private-${subnet.zoneNumber}`);
    associate(subnet, table);
    const exit = exits.find(({ zone }) => zone === subnet.zone);
    if (exit === undefined)
      throw new RangeError(`zone ${subnet.zone} has a private subnet but no public one`);
    new Route(
      `${name}-private-${subnet.zoneNumber}-default-route`,
      { region, routeTableId: table.id, destinationCidrBlock: everywhere, natGatewayId: exit.gateway.id },
      opts,
    );
    return table;
  });
  const isolatedTable = tableNamed("isolated");
  for (const subnet of ofTier("isolated")) associate(subnet, isolatedTable);
  return {
    internetGateway,
    natGateways: exits.map(({ gateway }) => gateway),
    addresses: exits.map(({ address }) => address),
    privateTables,
    isolatedTable,
  };
}
