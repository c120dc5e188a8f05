import { openBlock } from "../../matchers/network.ts";
import { resourceRule } from "../../rule.ts";
import { and, not, or, when } from "../../truth.ts";
import { is, matches, notTrue, some, that, type View } from "../../view.ts";

/** The full range is 0 or 1 to 65535; protocol -1 ignores ports. */
export const naclNoOpenIngress = resourceRule({
  id: "nacl-no-open-ingress",
  title: "Network ACLs do not admit every port from everywhere",
  service: "EC2/VPC",
  severity: "high",
  level: "advisory",
  hipaa: ["164.308(a)(4)(ii)(A)", "164.312(a)(1)", "164.312(e)(1)"],
  hitrust: ["01.m", "01.n", "09.m"],
  nist: ["AC-4", "SC-7", "SC-7(5)"],
  fix: "Narrow the block, the protocol or the ports of the allow rule.",
  types: [
    "aws:ec2/networkAcl:NetworkAcl",
    "aws:ec2/networkAclRule:NetworkAclRule",
    "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
  ],
  check: (acl) => {
    const open = (rule: View, action: View) => {
      const all = and(
        that(rule.at("fromPort"), ({ number }) => (number ?? 0) <= 1),
        that(rule.at("toPort"), ({ number }) => (number ?? 65_535) >= 65_535),
      );
      return and(
        matches(action, /^allow$/i),
        or(openBlock(rule.at("cidrBlock")), openBlock(rule.at("ipv6CidrBlock"))),
        or(is(rule.at("protocol"), "-1", -1, "all"), all),
      );
    };
    if (acl.type !== "aws:ec2/networkAclRule:NetworkAclRule")
      return not(some(acl.at("ingress"), (rule) => open(rule, rule.at("action"))));
    return when(notTrue(acl.at("egress")), "a rule about egress", () =>
      not(open(acl.properties, acl.at("ruleAction"))),
    );
  },
});
