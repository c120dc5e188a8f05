import { resourceRule } from "../../rule.ts";
import { and, not, or } from "../../truth.ts";
import { atLeast, atMost, is, isAbsent } from "../../view.ts";

/** Left out, Kubernetes takes 0 for up and 300 for down, which complies. A direction switched off by selectPolicy does not scale at all. */
export const k8sHpaBehaviour = resourceRule({
  id: "k8s-hpa-behaviour",
  title: "Autoscalers rise fast and fall slowly",
  service: "Kubernetes",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["09.h"],
  nist: ["CP-2(2)", "SC-5(2)", "SC-6"],
  fix: "Set scaleUp.stabilizationWindowSeconds to at most 30 and scaleDown.stabilizationWindowSeconds to at least 300.",
  types: ["kubernetes:autoscaling/v2:HorizontalPodAutoscaler"],
  check: (autoscaler) => {
    const up = autoscaler.at("spec.behavior.scaleUp");
    const down = autoscaler.at("spec.behavior.scaleDown.stabilizationWindowSeconds");
    return and(
      or(isAbsent(up.at("stabilizationWindowSeconds")), atMost(up.at("stabilizationWindowSeconds"), 30)),
      not(is(up.at("selectPolicy"), "Disabled")),
      or(isAbsent(down), atLeast(down, 300)),
    );
  },
});
