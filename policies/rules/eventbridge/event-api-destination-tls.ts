import { hostOf } from "../../matchers/url.ts";
import { wildcardMatches } from "../../matchers/wildcard.ts";
import { resourceRule } from "../../rule.ts";
import { because } from "../../truth.ts";
import { that } from "../../view.ts";

/** Without a list of partners no host is trusted: an outside endpoint must be decided, not assumed. */
export const eventApiDestinationTls = resourceRule({
  id: "event-api-destination-tls",
  title: "API destinations use HTTPS to partners with a BAA",
  service: "EventBridge",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.308(b)(1)", "164.314(a)(1)", "164.504(e)"],
  hitrust: ["05.k"],
  nist: ["SA-9", "SA-4"],
  fix: "Use an https:// endpoint of a listed partner host.",
  types: ["aws:cloudwatch/eventApiDestination:EventApiDestination"],
  uses: ["partnerHosts"],
  check: (destination, { settings }) =>
    because(
      "not https, or the host is on no partner list",
      that(destination.at("invocationEndpoint"), ({ text }) => {
        const host = hostOf(text ?? "", "https:");
        return host !== undefined && settings.partnerHosts.some((pattern) => wildcardMatches(pattern, host));
      }),
    ),
});
