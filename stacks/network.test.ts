import { describe, expect, it } from "vitest";
import { overlaps, parseCidr } from "../components/network/index.ts";
import type { GraphResource } from "../exchange/resource-graph.ts";
import { renderStack } from "./offline/index.ts";
import { at, input, renderReferenceEstate } from "./rendered-estate.ts";

const { graphs, ofType } = await renderReferenceEstate();
const regions = ["us-east-1", "us-west-2"] as const;
/** Of the foundation and the network: other layers have security groups and logs too. */
const inRegion = (region: string, type: string) =>
  ofType(type).filter(
    (resource) => resource.region === region && /^urn:pulumi:(foundation|network)-/.test(resource.urn),
  );
const one = (region: string, type: string): GraphResource => {
  const [found, ...rest] = inRegion(region, type);
  return found !== undefined && rest.length === 0
    ? found
    : expect.fail(`${rest.length + 1} of ${type} in ${region}`);
};
const tierOf = (subnet: GraphResource) => String(input(subnet, "tags", "wardrail:network-tier"));
const subnets = (region: string, tier: string) =>
  inRegion(region, "aws:ec2/subnet:Subnet").filter((subnet) => tierOf(subnet) === tier);

/** The table a subnet's traffic follows, by its association. */
function tableOf(subnet: GraphResource): GraphResource {
  const association = ofType("aws:ec2/routeTableAssociation:RouteTableAssociation").find(
    (candidate) => input(candidate, "subnetId") === subnet.id,
  );
  const table = ofType("aws:ec2/routeTable:RouteTable").find(
    ({ id }) => association !== undefined && id === input(association, "routeTableId"),
  );
  return table ?? expect.fail(`${subnet.name} has no route table`);
}
const routesOf = (table: GraphResource) =>
  ofType("aws:ec2/route:Route").filter((route) => input(route, "routeTableId") === table.id);

describe.each(regions)("the network of %s", (region) => {
  it("has a public, a private and an isolated subnet in each of three zones", () => {
    const all = inRegion(region, "aws:ec2/subnet:Subnet");
    const zones = new Set(all.map((subnet) => input(subnet, "availabilityZoneId")));
    expect(zones.size).toBe(3);
    for (const tier of ["public", "private", "isolated"]) {
      const ofTier = subnets(region, tier);
      expect(new Set(ofTier.map((subnet) => input(subnet, "availabilityZoneId")))).toEqual(zones);
      expect(ofTier).toHaveLength(3);
    }
  });

  it("gives no instance a public address", () => {
    for (const subnet of inRegion(region, "aws:ec2/subnet:Subnet")) {
      expect(subnet.inputs).toMatchObject({ mapPublicIpOnLaunch: false, assignIpv6AddressOnCreation: false });
    }
  });

  it("keeps a zone's way out when another zone is lost", () => {
    const gateways = new Map(
      inRegion(region, "aws:ec2/natGateway:NatGateway").map((gateway) => [gateway.id, gateway]),
    );
    expect(gateways.size).toBe(3);
    const zoneOfSubnet = new Map(
      inRegion(region, "aws:ec2/subnet:Subnet").map((subnet) => [
        subnet.id,
        input(subnet, "availabilityZoneId"),
      ]),
    );
    for (const subnet of subnets(region, "private")) {
      const [route, ...others] = routesOf(tableOf(subnet));
      expect(others).toEqual([]);
      expect(route?.inputs["destinationCidrBlock"]).toBe("0.0.0.0/0");
      const gateway = gateways.get(String(route?.inputs["natGatewayId"]));
      expect(zoneOfSubnet.get(String(gateway?.inputs["subnetId"]))).toBe(input(subnet, "availabilityZoneId"));
    }
  });

  it("has no way out of the isolated tier, by route or by ACL", () => {
    for (const subnet of subnets(region, "isolated")) expect(routesOf(tableOf(subnet))).toEqual([]);
    const acl = one(region, "aws:ec2/networkAcl:NetworkAcl");
    const cidr = one(region, "aws:ec2/vpc:Vpc").inputs["cidrBlock"];
    expect(input(acl, "subnetIds")).toEqual(subnets(region, "isolated").map(({ id }) => id));
    for (const direction of ["ingress", "egress"]) {
      expect(input(acl, direction)).toMatchObject([{ action: "allow", cidrBlock: cidr }]);
    }
  });

  it("leads to the internet from public subnets only, and marks that table as the edge", () => {
    const gateway = one(region, "aws:ec2/internetGateway:InternetGateway");
    const routes = inRegion(region, "aws:ec2/route:Route").filter(
      (route) => input(route, "gatewayId") === gateway.id,
    );
    expect(routes).toHaveLength(1);
    for (const subnet of subnets(region, "public")) {
      expect(input(tableOf(subnet), "tags", "wardrail:network-tier")).toBe("edge");
      expect(routesOf(tableOf(subnet))).toEqual(routes);
    }
  });

  it("admits nothing by default: empty security group, empty main table", () => {
    const vpc = one(region, "aws:ec2/vpc:Vpc");
    const group = one(region, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
    expect(group.inputs).toMatchObject({ vpcId: vpc.id, ingress: [], egress: [] });
    const main = one(region, "aws:ec2/defaultRouteTable:DefaultRouteTable");
    expect(main.inputs).toMatchObject({
      defaultRouteTableId: vpc.outputs["defaultRouteTableId"],
      routes: [],
    });
  });

  it("exempts the public subnets alone from the region's block on public access", () => {
    expect(
      one(region, "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions").inputs,
    ).toMatchObject({
      internetGatewayBlockMode: "block-ingress",
    });
    const exempt = inRegion(region, "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion");
    expect(exempt.map((exclusion) => input(exclusion, "subnetId"))).toEqual(
      subnets(region, "public").map(({ id }) => id),
    );
  });

  it("records every connection within a minute, encrypted, for six years, and can write nothing else", () => {
    const log = one(region, "aws:ec2/flowLog:FlowLog");
    expect(log.inputs).toMatchObject({
      vpcId: one(region, "aws:ec2/vpc:Vpc").id,
      trafficType: "ALL",
      maxAggregationInterval: 60,
    });
    expect(String(log.inputs["logFormat"])).toMatch(/\{pkt-srcaddr\} .\{pkt-dstaddr\}/);
    const group = inRegion(region, "aws:cloudwatch/logGroup:LogGroup").find(
      ({ outputs }) => outputs["arn"] === input(log, "logDestination"),
    );
    expect(group).toMatchObject({
      protect: true,
      retainOnDelete: true,
      inputs: { retentionInDays: 2192, skipDestroy: true },
    });
    const role = ofType("aws:iam/role:Role").find(
      ({ outputs }) => outputs["arn"] === input(log, "iamRoleArn"),
    );
    expect(String(role?.inputs["permissionsBoundary"])).toMatch(/policy\/wardrail-prod-boundary-workloads$/);
    const trust = JSON.parse(String(role?.inputs["assumeRolePolicy"])).Statement[0];
    expect(trust.Condition.ArnLike["aws:SourceArn"]).toEqual([
      `arn:aws:ec2:${region}:111122223333:vpc-flow-log/*`,
    ]);
  });

  it("reaches AWS without the internet, for our organisation only, over TLS from the VPC only", () => {
    const endpoints = inRegion(region, "aws:ec2/vpcEndpoint:VpcEndpoint");
    const named = endpoints.map((endpoint) =>
      String(input(endpoint, "serviceName")).replace(`com.amazonaws.${region}.`, ""),
    );
    expect(named).toEqual(
      expect.arrayContaining([
        ...["s3", "dynamodb", "ecr.api", "ecr.dkr", "sts", "kms", "logs", "events", "sqs"],
        ...["secretsmanager", "ssm", "aps-workspaces", "bedrock-runtime", "eks-auth"],
      ]),
    );
    const group = one(region, "aws:ec2/securityGroup:SecurityGroup");
    expect(input(group, "egress")).toEqual([]);
    expect(one(region, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").inputs).toMatchObject({
      securityGroupId: group.id,
      cidrIpv4: one(region, "aws:ec2/vpc:Vpc").inputs["cidrBlock"],
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
    });
    for (const endpoint of endpoints) {
      expect(String(input(endpoint, "policy")), endpoint.name).toContain(
        '"aws:PrincipalOrgID":"o-wardrail0example"',
      );
      if (input(endpoint, "vpcEndpointType") === "Gateway") {
        expect(input(endpoint, "routeTableIds")).toEqual(
          subnets(region, "private").map((subnet) => tableOf(subnet).id),
        );
      } else {
        expect(endpoint.inputs, endpoint.name).toMatchObject({
          privateDnsEnabled: true,
          securityGroupIds: [group.id],
          subnetIds: subnets(region, "private").map(({ id }) => id),
        });
      }
    }
  });

  it("tells whose everything is", () => {
    const untagged = new Set([
      "aws:ec2/route:Route",
      "aws:ec2/routeTableAssociation:RouteTableAssociation",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    ]);
    const graph = graphs.find(
      ({ stack }) => stack === `network-prod-${region === "us-east-1" ? "use1" : "usw2"}`,
    );
    const own = graph?.resources.filter(({ type }) => type.startsWith("aws:") && !untagged.has(type)) ?? [];
    expect(own.length).toBeGreaterThan(40);
    for (const resource of own) {
      expect(input(resource, "tags"), resource.urn).toMatchObject({
        "wardrail:data-class": "operational",
        "wardrail:environment": "prod",
        "wardrail:owner": "scheduling-platform",
        "wardrail:service": "network",
        "wardrail:tier": "0",
      });
    }
  });

  it("hands its ids to the layers after it", () => {
    const graph = graphs.find(
      ({ stack }) => stack === `network-prod-${region === "us-east-1" ? "use1" : "usw2"}`,
    );
    expect(graph?.outputs).toMatchObject({
      vpcId: one(region, "aws:ec2/vpc:Vpc").id,
      subnetIds: {
        public: subnets(region, "public").map(({ id }) => id),
        private: subnets(region, "private").map(({ id }) => id),
        isolated: subnets(region, "isolated").map(({ id }) => id),
      },
    });
    expect(at(graph?.outputs, "egressAddresses")).toHaveLength(3);
  });
});

describe("both networks", () => {
  it("share no address", () => {
    const [east, west] = regions.map((region) =>
      parseCidr(String(one(region, "aws:ec2/vpc:Vpc").inputs["cidrBlock"])),
    );
    if (east === undefined || west === undefined) return expect.fail("a VPC has no range");
    expect(overlaps(east, west)).toBe(false);
  });

  it("can be made to enforce encryption in transit, except on the way to the internet", async () => {
    const network = {
      cidrs: { "us-east-1": "10.40.0.0/16", "us-west-2": "10.50.0.0/16" },
      encryptionInTransit: "enforce",
    };
    const graph = await renderStack("network-prod-use1", {
      overrides: { "network-prod-use1": { "wardrail:network": network } },
    });
    const control = graph.resources.find(({ type }) => type.endsWith(":VpcEncryptionControl"));
    expect(control?.inputs).toMatchObject({
      mode: "enforce",
      internetGatewayExclusion: "enable",
      natGatewayExclusion: "enable",
    });
    expect(control?.inputs).not.toHaveProperty("lambdaExclusion");
  });
});
