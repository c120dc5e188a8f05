import { resourceRule } from "../../rule.ts";
import { atLeast } from "../../view.ts";

/** 0, the default, is off. */
export const rdsEnhancedMonitoring = resourceRule({
  id: "rds-enhanced-monitoring",
  title: "Databases use enhanced monitoring",
  service: "RDS",
  severity: "low",
  level: "advisory",
  hipaa: ["164.312(b)"],
  hitrust: ["09.ab"],
  nist: ["AU-6", "SI-4", "IR-4"],
  fix: "Set monitoringInterval above 0.",
  types: ["aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance"],
  check: (instance) => atLeast(instance.at("monitoringInterval"), 1),
});
