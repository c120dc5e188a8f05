import { requests, scaledBy } from "../../matchers/autoscaler.ts";
import { isTierZero } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { and, not, or, truth } from "../../truth.ts";
import { atLeast, is, isSet } from "../../view.ts";

/** A resource metric of pods that request none can never be computed, so the autoscaler stands still. */
export const k8sHpaBounds = stackRule({
  id: "k8s-hpa-bounds",
  title: "Autoscalers have sane bounds",
  service: "Kubernetes",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["09.h"],
  nist: ["CP-2(2)", "SC-5(2)", "SC-6"],
  fix: "Set minReplicas to at least 2 (tier 0: 3), maxReplicas to at least twice that, and a metric that the pods request.",
  types: ["kubernetes:autoscaling/v2:HorizontalPodAutoscaler"],
  uses: ["minimumReplicasTierZero"],
  check: (autoscaler, { estate, settings }) => {
    const workloads = scaledBy(estate, autoscaler);
    const tierZero = or(isTierZero(autoscaler), ...workloads.map(isTierZero));
    const least = autoscaler.at("spec.minReplicas");
    const most = autoscaler.at("spec.maxReplicas");
    const metrics = autoscaler.at("spec.metrics");
    const cpuTarget = autoscaler.at("spec.targetCPUUtilizationPercentage");
    const measured = [
      ...metrics
        .items()
        .filter((metric) => is(metric.at("type"), "Resource").value === true)
        .map((metric) => metric.at("resource.name").text ?? "cpu"),
      ...(cpuTarget.value === undefined ? [] : ["cpu"]),
    ];
    return and(
      or(atLeast(least, settings.minimumReplicasTierZero), and(not(tierZero), atLeast(least, 2))),
      truth(
        least.unknown || most.unknown ? undefined : (most.number ?? 0) >= 2 * (least.number ?? 1),
        most.path,
      ),
      or(isSet(metrics), isSet(cpuTarget)),
      ...workloads.flatMap((workload) => measured.map((resource) => requests(workload, resource))),
    );
  },
});
