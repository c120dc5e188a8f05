import { openBlock } from "../../matchers/network.ts";
import { tagged } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { and, not, or, truth, when } from "../../truth.ts";
import { matches, some, type View } from "../../view.ts";

/** A gateway is an internet gateway by its id or by the resource the value is made from. A Route carries no tags, so a route of an edge table is known by the table's name. */
export const vpcNoOpenIgwRoute = resourceRule({
  id: "vpc-no-open-igw-route",
  title: "No default route to an internet gateway outside edge subnets",
  service: "EC2/VPC",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.312(e)(1)"],
  hitrust: ["01.m", "01.n", "09.m"],
  nist: ["AC-4", "SC-7", "SC-7(5)"],
  fix: "Send the default route to a NAT or transit gateway; tag edge tables as edge.",
  types: [
    "aws:ec2/route:Route",
    "aws:ec2/routeTable:RouteTable",
    "aws:ec2/defaultRouteTable:DefaultRouteTable",
  ],
  check: (resource) => {
    const toInternet = (route: View, property: string) => {
      const gateway = route.at("gatewayId");
      const made = (resource.propertyDependencies[property] ?? []).some((urn) =>
        urn.includes("aws:ec2/internetGateway:InternetGateway::"),
      );
      const blocks = ["destinationCidrBlock", "destinationIpv6CidrBlock", "cidrBlock", "ipv6CidrBlock"].map(
        (name) => openBlock(route.at(name)),
      );
      return and(
        or(...blocks),
        gateway.unknown && made ? truth(true, gateway.path) : matches(gateway, /^igw-/),
      );
    };
    const edge = or(
      tagged(resource, "edge", "true"),
      tagged(resource, "network", "edge", "public"),
      tagged(resource, "tier", "edge", "public"),
      tagged(resource, "zone", "edge"),
      truth(/(^|[-_.])(edge|public)([-_.]|$)/.test(resource.name), "name"),
    );
    return when(not(edge), "a table of the edge", () =>
      resource.type === "aws:ec2/route:Route"
        ? not(toInternet(resource.properties, "gatewayId"))
        : not(some(resource.at("routes"), (route) => toInternet(route, "routes"))),
    );
  },
});
