import { stackRule } from "../../rule.ts";
import { and, or, truth, when } from "../../truth.ts";
import { atMost, is, isAbsent, isSet, isTrue, some } from "../../view.ts";

/** Alias records have no ttl and may evaluate the target's health instead. Records carry no tags, so the stack's tier-0 names are told by setting or name. */
export const drHealthCheckFailover = stackRule({
  id: "dr-health-check-failover",
  title: "Tier-0 names fail over",
  service: "Route 53",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(B)", "164.308(a)(7)(ii)(C)", "164.312(a)(2)(ii)"],
  hitrust: ["09.l", "12.c"],
  nist: ["CP-6", "CP-7", "CP-10"],
  fix: "Use failover or latency routing with a healthCheckId, and a ttl of at most 60.",
  types: ["aws:route53/record:Record"],
  check: (record) => {
    const tierZero = truth(
      /(^|[-_.])(tier-?0|emergency|booking|api)([-_.]|$)/i.test(
        `${record.name}.${record.at("name").text ?? ""}`,
      ),
      "name",
    );
    const routed = or(
      isSet(record.at("failoverRoutingPolicies")),
      isSet(record.at("latencyRoutingPolicies")),
    );
    return when(
      and(tierZero, or(isAbsent(record.at("type")), is(record.at("type"), "A", "AAAA", "CNAME"))),
      "not a tier-0 address record",
      () =>
        and(
          routed,
          or(
            isSet(record.at("healthCheckId")),
            some(record.at("aliases"), (alias) => isTrue(alias.at("evaluateTargetHealth"))),
          ),
          or(isSet(record.at("aliases")), atMost(record.at("ttl"), 60)),
        ),
    );
  },
});
