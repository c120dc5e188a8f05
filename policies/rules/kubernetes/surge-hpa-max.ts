import { declaredSurge, scaledBy } from "../../matchers/autoscaler.ts";
import { isTierZero, tag } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { because, or, truth, when } from "../../truth.ts";
import { atLeast } from "../../view.ts";

/** The baseline is minReplicas; the headroom is how many times the baseline load that floor can take, from a label replica-headroom or the setting. Without a surge label only tier 0 is asked, for the largest scenario. */
export const surgeHpaMax = stackRule({
  id: "surge-hpa-max",
  title: "Pods can reach the declared surge",
  service: "Kubernetes",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["09.h"],
  nist: ["CP-2(2)", "SC-5(2)", "SC-6"],
  fix: "Raise maxReplicas to the baseline times the surge multiplier, divided by one replica's headroom.",
  types: ["kubernetes:autoscaling/v2:HorizontalPodAutoscaler"],
  uses: ["surgeMultiplier", "replicaHeadroom"],
  check: (autoscaler, { estate, settings }) => {
    const objects = [autoscaler, ...scaledBy(estate, autoscaler)];
    const declared = declaredSurge(...objects);
    return when(
      or(truth(declared !== undefined, "metadata.labels"), ...objects.map(isTierZero)),
      "no surge profile and not tier 0",
      () => {
        const headroom =
          objects
            .map((object) => tag(object, "replica-headroom").number)
            .find((number) => number !== undefined) ?? settings.replicaHeadroom;
        const least = autoscaler.at("spec.minReplicas");
        const needed = Math.ceil(((least.number ?? 1) * (declared ?? settings.surgeMultiplier)) / headroom);
        return because(
          "maxReplicas is below what the surge needs",
          least.unknown ? truth(undefined, least.path) : atLeast(autoscaler.at("spec.maxReplicas"), needed),
        );
      },
    );
  },
});
