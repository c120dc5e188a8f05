import { tagged } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { and, not, or } from "../../truth.ts";
import { is, isSet } from "../../view.ts";

/** An imported certificate brings its own body. Private ones are renewed by their authority. */
export const acmCertificateRenewable = resourceRule({
  id: "acm-certificate-renewable",
  title: "Certificates renew themselves",
  service: "ACM",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  hitrust: ["09.m", "09.s"],
  nist: ["SC-8", "SC-8(1)", "SC-13"],
  fix: "Use validationMethod DNS; tag imported certificates with their expiry.",
  types: ["aws:acm/certificate:Certificate"],
  check: (certificate) => {
    const imported = isSet(certificate.at("certificateBody"));
    return or(
      and(
        not(imported),
        or(is(certificate.at("validationMethod"), "DNS"), isSet(certificate.at("certificateAuthorityArn"))),
      ),
      and(
        imported,
        or(...["expiry", "expires", "expires-on", "not-after"].map((name) => tagged(certificate, name))),
      ),
    );
  },
});
