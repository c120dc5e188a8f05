import { resourceRule } from "../../rule.ts";
import { and, when } from "../../truth.ts";
import { every, is, isSet } from "../../view.ts";

/** A forward beside the redirect still serves plain HTTP. */
export const albHttpRedirectsToHttps = resourceRule({
  id: "alb-http-redirects-to-https",
  title: "Plain HTTP listeners only redirect",
  service: "ELB",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  hitrust: ["09.m", "09.s"],
  nist: ["SC-8", "SC-8(1)", "SC-13"],
  fix: "Make every default action of the HTTP listener a redirect to HTTPS.",
  types: ["aws:lb/listener:Listener"],
  check: (listener) =>
    when(is(listener.at("protocol"), "HTTP"), "not an HTTP listener", () =>
      and(
        isSet(listener.at("defaultActions")),
        every(listener.at("defaultActions"), (action) =>
          and(is(action.at("type"), "redirect"), is(action.at("redirect.protocol"), "HTTPS")),
        ),
      ),
    ),
});
