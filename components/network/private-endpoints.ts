import type { RouteTable } from "@pulumi/aws/ec2/routeTable.js";
import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup.js";
import { VpcEndpoint } from "@pulumi/aws/ec2/vpcEndpoint.js";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule.js";
import * as pulumi from "@pulumi/pulumi";
import { type Ownership, physicalName, type Region, tagsOf } from "../naming/index.ts";
import {
  type EndpointService,
  endpointPolicy,
  type GatewayService,
  gatewayServices,
  type InterfaceService,
  interfaceServices,
} from "./endpoint-services.ts";

export interface PrivateEndpointsArgs {
  readonly region: Region;
  readonly vpcId: pulumi.Input<string>;
  readonly vpcCidr: string;
  /** One subnet per zone; an endpoint has an address in each. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  /** Tables that get the routes to S3 and DynamoDB. */
  readonly routeTables: readonly RouteTable[];
  /** `o-…`: every endpoint admits this organisation's principals and resources. */
  readonly organizationId: string;
  readonly ownership: Ownership;
}

/**
 * Keeps calls to AWS off the internet: S3 and DynamoDB by route, everything else the platform calls by an address in
 * each zone, under the service's own name. Each endpoint lets our organisation's principals reach our organisation's
 * resources (45 CFR 164.312(e)(1)); addresses answer the VPC on port 443 only.
 *
 * @example
 * new PrivateEndpoints("endpoints", { region, vpcId: vpc.vpcId, vpcCidr: vpc.cidr, organizationId, ownership,
 *   subnetIds: vpc.subnetIds.private, routeTables: vpc.nodes.privateTables });
 */
export class PrivateEndpoints extends pulumi.ComponentResource {
  readonly securityGroupId: pulumi.Output<string>;
  readonly endpointIds: Readonly<Record<EndpointService, pulumi.Output<string>>>;
  readonly nodes: { readonly securityGroup: SecurityGroup };

  constructor(name: string, args: PrivateEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    const { region, vpcId, vpcCidr, organizationId, ownership } = args;
    super("wardrail:network:PrivateEndpoints", name, { region, organizationId }, opts);
    const child = { parent: this };
    const tags = tagsOf(ownership, { service: "network", dataClass: "operational", tier: 0 });
    const tagsFor = (resourceName: string) => ({ ...tags, Name: resourceName });

    const securityGroup = new SecurityGroup(
      `${name}-security-group`,
      {
        region,
        vpcId,
        name: physicalName("security-group", ["wardrail", ownership.environment, "endpoints"]),
        description: "Private endpoints answer the VPC over TLS",
        // Rules are resources of their own; an endpoint opens no connection, so it has no egress.
        egress: [],
        tags: tagsFor(`${name}-security-group`),
      },
      child,
    );
    new SecurityGroupIngressRule(
      `${name}-tls-from-vpc`,
      {
        region,
        securityGroupId: securityGroup.id,
        description: "TLS from the VPC",
        cidrIpv4: vpcCidr,
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        tags: tagsFor(`${name}-tls-from-vpc`),
      },
      child,
    );
    const endpoint = (service: EndpointService, kind: Partial<EndpointKind>) =>
      new VpcEndpoint(
        `${name}-${service.replace(".", "-")}`,
        {
          region,
          vpcId,
          serviceName: `com.amazonaws.${region}.${service}`,
          policy: endpointPolicy({ service, region, organizationId }),
          tags: tagsFor(`${name}-${service}`),
          ...kind,
        },
        child,
      ).id;
    const byRoute = (service: GatewayService) =>
      endpoint(service, {
        vpcEndpointType: "Gateway",
        routeTableIds: args.routeTables.map((table) => table.id),
      });
    const byAddress = (service: InterfaceService) =>
      endpoint(service, {
        vpcEndpointType: "Interface",
        privateDnsEnabled: true,
        subnetIds: [...args.subnetIds],
        securityGroupIds: [securityGroup.id],
      });

    this.securityGroupId = securityGroup.id;
    this.endpointIds = Object.fromEntries([
      ...gatewayServices.map((service) => [service, byRoute(service)]),
      ...interfaceServices.map((service) => [service, byAddress(service)]),
    ]) as Record<EndpointService, pulumi.Output<string>>;
    this.nodes = { securityGroup };
    this.registerOutputs({ securityGroupId: securityGroup.id });
  }
}

/** What differs between the two kinds of endpoint. */
interface EndpointKind {
  readonly vpcEndpointType: "Gateway" | "Interface";
  readonly privateDnsEnabled: boolean;
  readonly subnetIds: pulumi.Input<string>[];
  readonly securityGroupIds: pulumi.Input<string>[];
  readonly routeTableIds: pulumi.Input<string>[];
}
