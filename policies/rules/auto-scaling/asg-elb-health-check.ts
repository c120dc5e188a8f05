import { resourceRule } from "../../rule.ts";
import { or, when } from "../../truth.ts";
import { is, isSet } from "../../view.ts";

/** EC2 checks only the machine, not the service on it. */
export const asgElbHealthCheck = resourceRule({
  id: "asg-elb-health-check",
  title: "Auto Scaling group behind a load balancer uses its health check",
  service: "Auto Scaling",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.312(b)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Set healthCheckType to ELB.",
  types: ["aws:autoscaling/group:Group"],
  check: (group) =>
    when(
      or(...["loadBalancers", "targetGroupArns", "trafficSources"].map((name) => isSet(group.at(name)))),
      "behind no load balancer",
      () => is(group.at("healthCheckType"), "ELB"),
    ),
});
