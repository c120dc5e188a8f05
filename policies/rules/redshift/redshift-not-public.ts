import { resourceRule } from "../../rule.ts";
import { notTrue } from "../../view.ts";

/** Since v7 the provider's default is false. */
export const redshiftNotPublic = resourceRule({
  id: "redshift-not-public",
  title: "Warehouses are private",
  service: "Redshift",
  severity: "critical",
  level: "mandatory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  hitrust: ["01.n", "01.v"],
  nist: ["AC-3", "AC-6", "SC-7", "SC-7(3)"],
  fix: "Set publiclyAccessible to false.",
  types: ["aws:redshift/cluster:Cluster"],
  check: (cluster) => notTrue(cluster.at("publiclyAccessible")),
});
