import { resourceRule } from "../../rule.ts";
import { and, or } from "../../truth.ts";
import { hasAtLeast, notFalse } from "../../view.ts";

/** One zone behind a balancer is one zone. */
export const clbCrossZone = resourceRule({
  id: "clb-cross-zone",
  title: "Classic load balancers spread over two zones",
  service: "ELB",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Leave crossZoneLoadBalancing on and name at least two subnets or zones.",
  types: ["aws:elb/loadBalancer:LoadBalancer"],
  check: (balancer) =>
    and(
      notFalse(balancer.at("crossZoneLoadBalancing")),
      or(hasAtLeast(balancer.at("subnets"), 2), hasAtLeast(balancer.at("availabilityZones"), 2)),
    ),
});
