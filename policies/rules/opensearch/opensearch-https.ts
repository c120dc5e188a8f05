import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { isTrue, matches } from "../../view.ts";

/** The default policy still speaks TLS 1.0. */
export const opensearchHttps = resourceRule({
  id: "opensearch-https",
  title: "Search domains force HTTPS",
  service: "OpenSearch",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  hitrust: ["09.m", "09.s"],
  nist: ["SC-8", "SC-8(1)", "SC-13"],
  fix: "Set enforceHttps and a tlsSecurityPolicy of TLS 1.2 or newer.",
  types: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"],
  check: (domain) =>
    and(
      isTrue(domain.at("domainEndpointOptions.enforceHttps")),
      matches(domain.at("domainEndpointOptions.tlsSecurityPolicy"), /^Policy-Min-TLS-1-[2-9]-/),
    ),
});
