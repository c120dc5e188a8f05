import { openBlock } from "../../matchers/network.ts";
import { resourceRule } from "../../rule.ts";
import { and, not, or } from "../../truth.ts";
import { every, isSet, some, type View } from "../../view.ts";

/** An ingress rule from 0.0.0.0/0 is as open as one without peers; an egress rule without peers goes everywhere. */
export const k8sNetworkpolicyNotOpen = resourceRule({
  id: "k8s-networkpolicy-not-open",
  title: "Network policies stay narrow",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(4)(ii)(A)", "164.312(a)(1)", "164.312(e)(1)"],
  hitrust: ["01.m", "01.n", "09.m"],
  nist: ["AC-4", "SC-7", "SC-7(5)"],
  fix: "Name the peers of every ingress rule, and the ports of every egress rule to the internet.",
  types: ["kubernetes:networking.k8s.io/v1:NetworkPolicy"],
  check: (policy) => {
    const whole = (peer: View) => openBlock(peer.at("ipBlock.cidr"));
    return and(
      every(policy.at("spec.ingress"), (rule) =>
        and(isSet(rule.at("from")), not(some(rule.at("from"), whole))),
      ),
      every(policy.at("spec.egress"), (rule) =>
        or(isSet(rule.at("ports")), and(isSet(rule.at("to")), not(some(rule.at("to"), whole)))),
      ),
    );
  },
});
