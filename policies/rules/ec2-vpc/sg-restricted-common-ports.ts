import { noOpenPermission } from "../../matchers/network.ts";
import { resourceRule } from "../../rule.ts";
import { or } from "../../truth.ts";

/** These are FTP, MySQL, RDP and mSQL. A range, port -1 or protocol -1 covers them too. */
export const sgRestrictedCommonPorts = resourceRule({
  id: "sg-restricted-common-ports",
  title: "No open ingress on commonly attacked ports",
  service: "EC2/VPC",
  severity: "critical",
  level: "mandatory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(3)(ii)(B)",
    "164.308(a)(4)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(B)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  hitrust: ["01.m", "01.n", "09.m"],
  nist: ["AC-4", "SC-7", "SC-7(5)"],
  fix: "Take the internet out of ports 20, 21, 3306, 3389 and 4333.",
  types: [
    "aws:ec2/securityGroup:SecurityGroup",
    "aws:ec2/securityGroupRule:SecurityGroupRule",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  ],
  check: (resource) =>
    noOpenPermission(resource, ({ covers }) => or(...[20, 21, 3306, 3389, 4333].map(covers))),
});
