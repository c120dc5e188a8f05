import { resourceRule } from "../../rule.ts";
import { isTrue } from "../../view.ts";

/** Copy and unload go over the internet otherwise. */
export const redshiftVpcRouting = resourceRule({
  id: "redshift-vpc-routing",
  title: "Warehouse copies stay in the VPC",
  service: "Redshift",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.312(e)(1)"],
  hitrust: ["01.m", "01.n", "09.m"],
  nist: ["AC-4", "SC-7", "SC-7(5)"],
  fix: "Set enhancedVpcRouting to true.",
  types: ["aws:redshift/cluster:Cluster"],
  check: (cluster) => isTrue(cluster.at("enhancedVpcRouting")),
});
