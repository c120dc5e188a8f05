import { resourceRule } from "../../rule.ts";
import { matches } from "../../view.ts";

/** Newer policies are named SecurityPolicy_TLS13_...; the older API nests the field. */
export const apigwDomainTls12 = resourceRule({
  id: "apigw-domain-tls12",
  title: "Custom API domains refuse TLS below 1.2",
  service: "API Gateway",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  hitrust: ["09.m", "09.s"],
  nist: ["SC-8", "SC-8(1)", "SC-13"],
  fix: "Set securityPolicy to TLS_1_2 or newer.",
  types: ["aws:apigateway/domainName:DomainName", "aws:apigatewayv2/domainName:DomainName"],
  check: (domain) => {
    const place =
      domain.type === "aws:apigatewayv2/domainName:DomainName"
        ? "domainNameConfiguration.securityPolicy"
        : "securityPolicy";
    return matches(domain.at(place), /^(TLS_1_[2-9]|SecurityPolicy_TLS1[23]_)/);
  },
});
