import { noOpenPermission } from "../../matchers/network.ts";
import { resourceRule } from "../../rule.ts";

/** A range that also holds a port off the list opens that port. ICMP has no ports and is left to the network ACLs. */
export const sgOnlyAuthorisedOpenPorts = resourceRule({
  id: "sg-only-authorised-open-ports",
  title: "World-open ingress only on authorised ports",
  service: "EC2/VPC",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(4)(ii)(A)", "164.312(a)(1)", "164.312(e)(1)"],
  hitrust: ["01.m", "01.n", "09.m"],
  nist: ["AC-4", "SC-7", "SC-7(5)"],
  fix: "Open only the listed ports to the internet (443 unless configured).",
  types: [
    "aws:ec2/securityGroup:SecurityGroup",
    "aws:ec2/securityGroupRule:SecurityGroupRule",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  ],
  uses: ["openPorts"],
  check: (resource, { settings }) => noOpenPermission(resource, ({ beyond }) => beyond(settings.openPorts)),
});
