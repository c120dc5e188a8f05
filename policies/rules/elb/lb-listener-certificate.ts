import { resourceRule } from "../../rule.ts";
import { and, not, when } from "../../truth.ts";
import { every, is, isSet } from "../../view.ts";

/** A listener that only redirects serves nothing to encrypt. */
export const lbListenerCertificate = resourceRule({
  id: "lb-listener-certificate",
  title: "Listeners of newer load balancers hold a certificate",
  service: "ELB",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["09.m", "09.s"],
  nist: ["SC-8", "SC-8(1)", "SC-13"],
  fix: "Set certificateArn, or redirect to HTTPS.",
  types: ["aws:lb/listener:Listener"],
  check: (listener) =>
    when(
      not(
        and(
          isSet(listener.at("defaultActions")),
          every(listener.at("defaultActions"), (action) => is(action.at("redirect.protocol"), "HTTPS")),
        ),
      ),
      "redirects to HTTPS",
      () => isSet(listener.at("certificateArn")),
    ),
});
