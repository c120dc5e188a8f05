import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { every, isSet, matches } from "../../view.ts";

/** A certificate uploaded to IAM is renewed by hand. */
export const clbAcmCertificate = resourceRule({
  id: "clb-acm-certificate",
  title: "Classic load balancers use ACM certificates",
  service: "ELB",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  hitrust: ["09.m", "09.s"],
  nist: ["SC-8", "SC-8(1)", "SC-13"],
  fix: "Give every listener an sslCertificateId from ACM.",
  types: ["aws:elb/loadBalancer:LoadBalancer"],
  check: (balancer) =>
    and(
      isSet(balancer.at("listeners")),
      every(balancer.at("listeners"), (listener) =>
        matches(listener.at("sslCertificateId"), /^arn:[^:]*:acm:/),
      ),
    ),
});
