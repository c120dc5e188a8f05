import { noOpenPermission } from "../../matchers/network.ts";
import { resourceRule } from "../../rule.ts";

/** Protocol -1 covers port 22 whatever ports are written beside it. */
export const sgRestrictedSsh = resourceRule({
  id: "sg-restricted-ssh",
  title: "No open ingress on SSH",
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
  fix: "Take the internet out of port 22; use Session Manager.",
  types: [
    "aws:ec2/securityGroup:SecurityGroup",
    "aws:ec2/securityGroupRule:SecurityGroupRule",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  ],
  check: (resource) => noOpenPermission(resource, ({ covers }) => covers(22)),
});
