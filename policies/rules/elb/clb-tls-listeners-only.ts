import { resourceRule } from "../../rule.ts";
import { and, or } from "../../truth.ts";
import { every, isSet, matches } from "../../view.ts";

/** Encryption that ends at the balancer leaves the last hop plain. */
export const clbTlsListenersOnly = resourceRule({
  id: "clb-tls-listeners-only",
  title: "Classic listeners are TLS on both sides",
  service: "ELB",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  hitrust: ["09.m", "09.s"],
  nist: ["SC-8", "SC-8(1)", "SC-13"],
  fix: "Use ssl with ssl, or https with https, on every listener.",
  types: ["aws:elb/loadBalancer:LoadBalancer"],
  check: (balancer) =>
    and(
      isSet(balancer.at("listeners")),
      every(balancer.at("listeners"), (listener) =>
        or(
          ...(["ssl", "https"] as const).map((protocol) =>
            and(
              ...["lbProtocol", "instanceProtocol"].map((side) =>
                matches(listener.at(side), new RegExp(`^${protocol}$`, "i")),
              ),
            ),
          ),
        ),
      ),
    ),
});
