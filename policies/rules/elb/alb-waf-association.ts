import { stackRule } from "../../rule.ts";
import { and, because, or, when } from "../../truth.ts";
import { is, isAbsent, notTrue } from "../../view.ts";

/** Internal balancers are behind the network's own guards. */
export const albWafAssociation = stackRule({
  id: "alb-waf-association",
  title: "Public application load balancers are behind a web ACL",
  service: "ELB",
  severity: "high",
  level: "advisory",
  hipaa: ["164.308(a)(4)(ii)(A)", "164.312(a)(1)", "164.312(e)(1)"],
  hitrust: ["01.m", "01.n", "09.m"],
  nist: ["AC-4", "SC-7", "SC-7(5)"],
  fix: "Add a WebAclAssociation for the load balancer.",
  types: ["aws:lb/loadBalancer:LoadBalancer"],
  check: (balancer, { estate }) =>
    when(
      and(
        or(isAbsent(balancer.at("loadBalancerType")), is(balancer.at("loadBalancerType"), "application")),
        notTrue(balancer.at("internal")),
      ),
      "internal, or not an application load balancer",
      () =>
        because(
          "no WebAclAssociation names this load balancer",
          estate.some(
            [
              "aws:wafv2/webAclAssociation:WebAclAssociation",
              "aws:wafregional/webAclAssociation:WebAclAssociation",
            ],
            "resourceArn",
            balancer,
          ),
        ),
    ),
});
