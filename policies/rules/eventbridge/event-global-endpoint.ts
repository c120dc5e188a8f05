import type { Audited } from "../../audited.ts";
import { STACK } from "../../matchers/baseline.ts";
import { isTierZero } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { and, because, no, or, truth, when } from "../../truth.ts";
import { is, isAbsent, isSet } from "../../view.ts";

/** The endpoint is judged; a stack is asked for one only when it holds a tier-0 bus. */
export const eventGlobalEndpoint = stackRule({
  id: "event-global-endpoint",
  title: "Tier-0 publishers use a global endpoint",
  service: "EventBridge",
  severity: "high",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(B)", "164.308(a)(7)(ii)(C)", "164.312(a)(2)(ii)"],
  hitrust: ["09.l", "12.c"],
  nist: ["CP-6", "CP-7", "CP-10"],
  fix: "Configure two buses in different regions, replicationConfig.state ENABLED, and a primary health check.",
  types: ["aws:cloudwatch/eventEndpoint:EventEndpoint", "pulumi:pulumi:Stack"],
  check: (subject, { estate }) => {
    const sound = (endpoint: Audited) => {
      const regions = endpoint
        .at("eventBuses")
        .items()
        .map(
          (bus) => /^arn:[^:]*:events:([a-z0-9-]+):/.exec(bus.at("eventBusArn").text ?? "")?.[1] ?? bus.path,
        );
      return and(
        endpoint.at("eventBuses").unknown
          ? truth(undefined, "eventBuses")
          : truth(new Set(regions).size >= 2, "eventBuses"),
        or(isAbsent(endpoint.at("replicationConfig")), is(endpoint.at("replicationConfig.state"), "ENABLED")),
        isSet(endpoint.at("replicationConfig")),
        isSet(endpoint.at("routingConfig.failoverConfig.primary.healthCheck")),
      );
    };
    if (subject.type !== STACK) return sound(subject);
    const buses = estate.ofType("aws:cloudwatch/eventBus:EventBus");
    return when(or(...buses.map(isTierZero), no), "no tier-0 bus in this stack", () =>
      because(
        "no EventEndpoint for the tier-0 buses",
        or(...estate.ofType("aws:cloudwatch/eventEndpoint:EventEndpoint").map(sound), no),
      ),
    );
  },
});
