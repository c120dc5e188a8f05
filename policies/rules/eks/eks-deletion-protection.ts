import { isProduction } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { when } from "../../truth.ts";
import { isTrue } from "../../view.ts";

/** Asked in production only. */
export const eksDeletionProtection = resourceRule({
  id: "eks-deletion-protection",
  title: "Production clusters resist deletion",
  service: "EKS",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Set deletionProtection to true.",
  types: ["aws:eks/cluster:Cluster"],
  check: (cluster) =>
    when(isProduction(cluster), "not a production stack", () => isTrue(cluster.at("deletionProtection"))),
});
