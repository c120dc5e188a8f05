import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { isSet, isTrue, notFalse } from "../../view.ts";

/** The classic type logs unless told not to; the newer ones only when told to. */
export const lbAccessLogs = resourceRule({
  id: "lb-access-logs",
  title: "Load balancers write access logs",
  service: "ELB",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(b)"],
  hitrust: ["09.aa"],
  nist: ["AU-2", "AU-3", "AU-12"],
  fix: "Set accessLogs.bucket and accessLogs.enabled.",
  types: ["aws:lb/loadBalancer:LoadBalancer", "aws:elb/loadBalancer:LoadBalancer"],
  check: (balancer) => {
    const logs = balancer.at("accessLogs");
    const enabled =
      balancer.type === "aws:elb/loadBalancer:LoadBalancer"
        ? notFalse(logs.at("enabled"))
        : isTrue(logs.at("enabled"));
    return and(isSet(logs.at("bucket")), enabled);
  },
});
