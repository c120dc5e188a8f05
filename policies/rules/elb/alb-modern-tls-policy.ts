import { resourceRule } from "../../rule.ts";
import { when } from "../../truth.ts";
import { is } from "../../view.ts";

/** Without a policy AWS takes one of 2016 that still speaks TLS 1.0. */
export const albModernTlsPolicy = resourceRule({
  id: "alb-modern-tls-policy",
  title: "HTTPS listeners use a modern TLS policy",
  service: "ELB",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  hitrust: ["09.m", "09.s"],
  nist: ["SC-8", "SC-8(1)", "SC-13"],
  fix: "Set sslPolicy to one of the configured TLS 1.2+ policies.",
  types: ["aws:lb/listener:Listener"],
  uses: ["modernTlsPolicies"],
  check: (listener, { settings }) =>
    when(is(listener.at("protocol"), "HTTPS", "TLS"), "does not terminate TLS", () =>
      is(listener.at("sslPolicy"), ...settings.modernTlsPolicies),
    ),
});
