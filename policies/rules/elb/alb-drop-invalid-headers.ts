import { resourceRule } from "../../rule.ts";
import { or, when } from "../../truth.ts";
import { is, isAbsent, isTrue } from "../../view.ts";

/** Only application load balancers read headers; the type is application unless said otherwise. */
export const albDropInvalidHeaders = resourceRule({
  id: "alb-drop-invalid-headers",
  title: "Application load balancers drop malformed headers",
  service: "ELB",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  hitrust: ["09.m", "09.s"],
  nist: ["SC-8", "SC-8(1)", "SC-13"],
  fix: "Set dropInvalidHeaderFields to true.",
  types: ["aws:lb/loadBalancer:LoadBalancer"],
  check: (balancer) =>
    when(
      or(isAbsent(balancer.at("loadBalancerType")), is(balancer.at("loadBalancerType"), "application")),
      "not an application load balancer",
      () => isTrue(balancer.at("dropInvalidHeaderFields")),
    ),
  remedy: (balancer) =>
    isTrue(balancer.at("dropInvalidHeaderFields")).value === false &&
    or(isAbsent(balancer.at("loadBalancerType")), is(balancer.at("loadBalancerType"), "application"))
      .value === true
      ? { dropInvalidHeaderFields: true }
      : undefined,
});
