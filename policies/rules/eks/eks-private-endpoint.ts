import { openBlock } from "../../matchers/network.ts";
import { resourceRule } from "../../rule.ts";
import { and, not, or } from "../../truth.ts";
import { isFalse, isSet, isTrue, some } from "../../view.ts";

/** Without CIDRs the public endpoint is open to 0.0.0.0/0, and public is the default. */
export const eksPrivateEndpoint = resourceRule({
  id: "eks-private-endpoint",
  title: "Cluster endpoints are private",
  service: "EKS",
  severity: "critical",
  level: "mandatory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  hitrust: ["01.n", "01.v"],
  nist: ["AC-3", "AC-6", "SC-7", "SC-7(3)"],
  fix: "Turn the public endpoint off, or limit its CIDRs, with the private endpoint on.",
  types: ["aws:eks/cluster:Cluster"],
  check: (cluster) => {
    const config = cluster.at("vpcConfig");
    const cidrs = config.at("publicAccessCidrs");
    return or(
      isFalse(config.at("endpointPublicAccess")),
      and(isTrue(config.at("endpointPrivateAccess")), isSet(cidrs), not(some(cidrs, openBlock))),
    );
  },
});
