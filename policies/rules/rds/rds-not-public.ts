import { resourceRule } from "../../rule.ts";
import { notTrue } from "../../view.ts";

/** Left out, it is false. */
export const rdsNotPublic = resourceRule({
  id: "rds-not-public",
  title: "Databases are private",
  service: "RDS",
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
  types: ["aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance"],
  check: (instance) => notTrue(instance.at("publiclyAccessible")),
  remedy: (instance) =>
    instance.at("publiclyAccessible").value === true ? { publiclyAccessible: false } : undefined,
});
