import { resourceRule } from "../../rule.ts";
import { notFalse } from "../../view.ts";

/** The provider's default is true. */
export const rdsAutoMinorUpgrade = resourceRule({
  id: "rds-auto-minor-upgrade",
  title: "Databases take minor upgrades",
  service: "RDS",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.308(a)(5)(ii)(A)"],
  hitrust: ["10.m"],
  nist: ["SI-2", "CM-2"],
  fix: "Leave autoMinorVersionUpgrade on.",
  types: ["aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance"],
  check: (instance) => notFalse(instance.at("autoMinorVersionUpgrade")),
});
