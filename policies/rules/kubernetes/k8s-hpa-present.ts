import { autoscalersOf } from "../../matchers/autoscaler.ts";
import { tagged } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { because, or, truth, when } from "../../truth.ts";

/** A surge profile is a label or annotation surge-profile or surge-multiplier. */
export const k8sHpaPresent = stackRule({
  id: "k8s-hpa-present",
  title: "Surge-facing services scale by themselves",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["09.h"],
  nist: ["CP-2(2)", "SC-5(2)", "SC-6"],
  fix: "Add a HorizontalPodAutoscaler whose scaleTargetRef is this Deployment.",
  types: ["kubernetes:apps/v1:Deployment"],
  check: (deployment, { estate }) =>
    when(
      or(tagged(deployment, "surge-profile"), tagged(deployment, "surge-multiplier")),
      "carries no surge profile",
      () => {
        const { found, maybe } = autoscalersOf(estate, deployment);
        return because(
          "no HorizontalPodAutoscaler scales this Deployment",
          truth(found.length > 0 ? true : maybe ? undefined : false, "spec.scaleTargetRef"),
        );
      },
    ),
});
