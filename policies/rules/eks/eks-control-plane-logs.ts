import { resourceRule } from "../../rule.ts";
import { includesAll } from "../../view.ts";

/** audit alone does not show who authenticated. */
export const eksControlPlaneLogs = resourceRule({
  id: "eks-control-plane-logs",
  title: "Clusters log their control plane",
  service: "EKS",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(1)(ii)(D)", "164.312(b)"],
  hitrust: ["09.aa"],
  nist: ["AU-2", "AU-3", "AU-12"],
  fix: "Enable all five control plane log types.",
  types: ["aws:eks/cluster:Cluster"],
  check: (cluster) =>
    includesAll(
      cluster.at("enabledClusterLogTypes"),
      "api",
      "audit",
      "authenticator",
      "controllerManager",
      "scheduler",
    ),
});
