import type { PropertyMap } from "../../../exchange/resource-graph.ts";
import { type CasesByControl, five, other, res, UNKNOWN } from "../../cases/case.ts";

const open = (more: PropertyMap = {}): PropertyMap => ({
  ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"], ...more }],
});
const rule = (more: PropertyMap) =>
  res("vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
    cidrIpv4: "0.0.0.0/0",
    ...more,
  });
const old = (more: PropertyMap) =>
  res("ec2/securityGroupRule:SecurityGroupRule", {
    type: "ingress",
    protocol: "tcp",
    fromPort: 443,
    toPort: 443,
    cidrBlocks: ["0.0.0.0/0"],
    ...more,
  });
const closed = (...ports: readonly number[]) => ({
  complies: [open(), open({ cidrBlocks: ["10.0.0.0/8"], protocol: "-1", fromPort: 0, toPort: 0 }), {}],
  violates: ports.map((port) => open({ fromPort: port, toPort: port })),
  lookAlike: ports.flatMap((port) => [
    open({ cidrBlocks: [], ipv6CidrBlocks: ["::/0"], fromPort: port, toPort: port }),
    open({ fromPort: 1, toPort: 65535 }),
    open({ fromPort: port - 1, toPort: port + 1 }),
    open({ protocol: "-1", fromPort: 443, toPort: 443 }),
    open({ fromPort: -1, toPort: -1 }),
    open({ cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"], fromPort: port, toPort: port }),
    open({ cidrBlocks: ["128.0.0.0/1"], fromPort: port, toPort: port }),
    rule({ ipProtocol: "-1" }),
    rule({ fromPort: port, toPort: port, cidrIpv4: null, cidrIpv6: "0:0:0:0:0:0:0:0/0" }),
    old({ protocol: "6", fromPort: port, toPort: port }),
    old({ protocol: "all", fromPort: 0, toPort: 0 }),
  ]),
  notApplicable: [old({ type: "egress", fromPort: ports[0] ?? 0, toPort: ports[0] ?? 0 }), other],
  unknown: [
    { ingress: UNKNOWN },
    open({ fromPort: UNKNOWN }),
    open({ fromPort: ports[0] ?? 0, toPort: ports[0] ?? 0, cidrBlocks: [UNKNOWN] }),
  ],
});
const acl = (more: PropertyMap = {}): PropertyMap => ({
  ingress: [{ action: "allow", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0", ...more }],
});
const route = (more: PropertyMap = {}) =>
  res("ec2/route:Route", { destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1", ...more });
const template = (tokens: string) =>
  res("ec2/launchTemplate:LaunchTemplate", { name: "lt", metadataOptions: { httpTokens: tokens } });

export const cases: CasesByControl = {
  "ec2-ebs-optimized": five(
    { instanceType: "m3.xlarge", ebsOptimized: true },
    { instanceType: "m3.xlarge" },
    { instanceType: "r3.2xlarge", ebsOptimized: false },
    "ebsOptimized",
    { instanceType: "m7g.large" },
  ),
  "ec2-imdsv2-required": {
    complies: [
      { metadataOptions: { httpTokens: "required" } },
      { metadataOptions: { httpEndpoint: "disabled" } },
      [{ launchTemplate: { name: "lt" } }, template("required")],
      [res("autoscaling/group:Group", { launchTemplate: { name: "lt" } }), template("required")],
    ],
    violates: [{}, template("optional")],
    lookAlike: [
      { metadataOptions: { httpEndpoint: "enabled", httpPutResponseHopLimit: 1 } },
      [{ launchTemplate: { name: "lt" } }, template("optional")],
      [{ launchTemplate: { name: "lt" }, metadataOptions: { httpTokens: "optional" } }, template("required")],
      [res("autoscaling/group:Group", { launchTemplate: { name: "lt" } }), template("optional")],
    ],
    notApplicable: [res("autoscaling/group:Group", {})],
    unknown: [
      { metadataOptions: { httpTokens: UNKNOWN } },
      res("autoscaling/group:Group", { launchTemplate: { id: "lt-1" } }),
    ],
  },
  "ec2-detailed-monitoring": {
    ...five({ monitoring: true }, {}, { monitoring: false }, "monitoring"),
    lookAlike: [
      res("ec2/launchTemplate:LaunchTemplate", { monitoring: {} }),
      res("ec2/launchConfiguration:LaunchConfiguration", { enableMonitoring: false }),
    ],
  },
  "ec2-no-public-ip": five(
    { associatePublicIpAddress: false },
    { associatePublicIpAddress: true },
    { networkInterfaces: [{ associatePublicIpAddress: true }] },
    "associatePublicIpAddress",
  ),
  "ec2-instance-profile": {
    ...five({ iamInstanceProfile: "p" }, {}, { iamInstanceProfile: "" }, "iamInstanceProfile"),
    unknown: [{ launchTemplate: { id: "lt-1" } }, { iamInstanceProfile: UNKNOWN }],
  },
  "ec2-in-vpc": five(
    { subnetId: "subnet-1" },
    {},
    { subnetId: "", vpcSecurityGroupIds: ["sg-1"] },
    "subnetId",
  ),
  "sg-restricted-common-ports": closed(20, 21, 3306, 3389, 4333),
  "sg-restricted-ssh": closed(22),
  "sg-only-authorised-open-ports": {
    complies: [
      open(),
      open({ cidrBlocks: ["10.0.0.0/8"], fromPort: 1, toPort: 9 }),
      open({ protocol: "icmp", fromPort: -1, toPort: -1 }),
    ],
    violates: [open({ fromPort: 80, toPort: 80 })],
    lookAlike: [
      open({ fromPort: 443, toPort: 444 }),
      open({ protocol: "-1" }),
      rule({ ipProtocol: "udp", fromPort: 53, toPort: 53, cidrIpv4: null, cidrIpv6: "::/0" }),
    ],
    notApplicable: [old({ type: "egress" })],
    unknown: [open({ fromPort: 80, toPort: 80, cidrBlocks: UNKNOWN })],
  },
  "nacl-no-open-ingress": {
    complies: [acl({ protocol: "tcp", fromPort: 443, toPort: 443 }), acl({ action: "deny" })],
    violates: [acl()],
    lookAlike: [
      acl({ protocol: "tcp", fromPort: 1, toPort: 65535 }),
      acl({ cidrBlock: null, ipv6CidrBlock: "::/0" }),
      res("ec2/networkAclRule:NetworkAclRule", {
        ruleAction: "allow",
        protocol: "-1",
        cidrBlock: "0.0.0.0/0",
      }),
    ],
    notApplicable: [
      res("ec2/networkAclRule:NetworkAclRule", {
        egress: true,
        ruleAction: "allow",
        protocol: "-1",
        cidrBlock: "0.0.0.0/0",
      }),
    ],
    unknown: [acl({ cidrBlock: UNKNOWN })],
  },
  "ami-not-shared": {
    ...five({ accountId: "111122223333" }, { group: "all" }, { accountId: "444455556666" }, "accountId"),
    lookAlike: [{ accountId: "444455556666" }, { accountId: "111122223333", group: "all" }],
    settings: { trustedAccounts: ["111122223333"] },
  },
  "vpc-default-sg-closed": {
    complies: [
      [
        {},
        res(
          "ec2/defaultSecurityGroup:DefaultSecurityGroup",
          { vpcId: UNKNOWN },
          { from: { vpcId: ["subject"] } },
        ),
      ],
    ],
    violates: [{}],
    lookAlike: [
      [
        {},
        res(
          "ec2/defaultSecurityGroup:DefaultSecurityGroup",
          { vpcId: UNKNOWN, egress: [{ protocol: "-1" }] },
          { from: { vpcId: ["subject"] } },
        ),
      ],
      [
        {},
        res(
          "ec2/defaultSecurityGroup:DefaultSecurityGroup",
          { vpcId: UNKNOWN },
          { from: { vpcId: ["elsewhere"] } },
        ),
      ],
    ],
    notApplicable: [other],
    unknown: [[{}, res("ec2/defaultSecurityGroup:DefaultSecurityGroup", { vpcId: UNKNOWN })]],
  },
  "vpc-flow-logs": {
    complies: [[{ id: "vpc-1" }, res("ec2/flowLog:FlowLog", { vpcId: "vpc-1", trafficType: "ALL" })]],
    violates: [{ id: "vpc-1" }],
    lookAlike: [
      [{ id: "vpc-1" }, res("ec2/flowLog:FlowLog", { vpcId: "vpc-1", trafficType: "ACCEPT" })],
      [{ id: "vpc-1" }, res("ec2/flowLog:FlowLog", { vpcId: "vpc-10", trafficType: "ALL" })],
    ],
    notApplicable: [other],
    unknown: [[{ id: "vpc-1" }, res("ec2/flowLog:FlowLog", { vpcId: "vpc-1", trafficType: UNKNOWN })]],
  },
  "vpc-no-open-igw-route": {
    complies: [
      route({ gatewayId: null, natGatewayId: "nat-1" }),
      route({ destinationCidrBlock: "10.0.0.0/8" }),
    ],
    violates: [route()],
    lookAlike: [
      route({ destinationCidrBlock: null, destinationIpv6CidrBlock: "::/0" }),
      res("ec2/routeTable:RouteTable", {
        routes: [
          { cidrBlock: "10.0.0.0/8", gatewayId: "local" },
          { cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" },
        ],
      }),
    ],
    notApplicable: [
      res("ec2/routeTable:RouteTable", {
        tags: { edge: "true" },
        routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }],
      }),
    ],
    unknown: [route({ gatewayId: UNKNOWN })],
  },
  "subnet-no-public-ip": five(
    { mapPublicIpOnLaunch: false },
    { mapPublicIpOnLaunch: true },
    { assignIpv6AddressOnCreation: true },
    "mapPublicIpOnLaunch",
  ),
  "vpn-two-tunnels": five(
    { tunnel1InsideCidr: "169.254.1.0/30", tunnel2InsideCidr: "169.254.2.0/30" },
    { tunnel1InsideCidr: "169.254.1.0/30" },
    { tunnel2IkeVersions: ["ikev2"] },
    "tunnel2InsideCidr",
    {},
  ),
};
