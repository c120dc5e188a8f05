import { scaledBy } from "../../matchers/autoscaler.ts";
import { containers } from "../../matchers/pods.ts";
import { quantity } from "../../matchers/quantity.ts";
import { tag } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { notApplicable, truth } from "../../truth.ts";
import { atLeast } from "../../view.ts";

/** Pods per node come from the cpu their containers request and four cores a node, the smallest type in use, unless a label cores says otherwise. */
export const surgeNodegroupMax = stackRule({
  id: "surge-nodegroup-max",
  title: "Nodes can reach the declared surge",
  service: "EKS",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["09.h"],
  nist: ["CP-2(2)", "SC-5(2)", "SC-6"],
  fix: "Raise scalingConfig.maxSize, or declare Karpenter or Fargate.",
  types: ["aws:eks/nodeGroup:NodeGroup"],
  check: (group, { estate }) => {
    const elastic = estate.resources.some(
      ({ type, name }) =>
        type === "aws:eks/fargateProfile:FargateProfile" ||
        /NodePool|EC2NodeClass/.test(type) ||
        /karpenter/i.test(name),
    );
    const autoscalers = estate.ofType("kubernetes:autoscaling/v2:HorizontalPodAutoscaler");
    if (elastic) return notApplicable("Karpenter or Fargate adds the nodes");
    if (autoscalers.length === 0) return notApplicable("no autoscaled pods in this stack");
    const unknown = autoscalers
      .map((autoscaler) => autoscaler.at("spec.maxReplicas"))
      .find((view) => view.unknown);
    const cpu = autoscalers.reduce((sum, autoscaler) => {
      const [workload] = scaledBy(estate, autoscaler);
      const each =
        workload === undefined
          ? 0
          : containers(workload, ["containers"]).reduce(
              (total, container) => total + (quantity(container.at("resources.requests.cpu").value) ?? 0),
              0,
            );
      return sum + each * (autoscaler.at("spec.maxReplicas").number ?? 0);
    }, 0);
    const cores = tag(group, "cores").number ?? 4;
    return unknown === undefined
      ? atLeast(group.at("scalingConfig.maxSize"), Math.ceil(cpu / cores))
      : truth(undefined, unknown.path);
  },
});
