import { resourceRule } from "../../rule.ts";
import { and, not } from "../../truth.ts";
import { is, isSet, notFalse } from "../../view.ts";

/** The window must be out of the clinics' hours, so it has to be said. */
export const redshiftMaintenance = resourceRule({
  id: "redshift-maintenance",
  title: "Warehouses have maintenance set up",
  service: "Redshift",
  severity: "low",
  level: "advisory",
  hipaa: ["164.308(a)(5)(ii)(A)", "164.308(a)(7)(ii)(A)"],
  hitrust: ["10.m"],
  nist: ["SI-2", "CM-2"],
  fix: "Leave allowVersionUpgrade on, set preferredMaintenanceWindow and keep snapshots.",
  types: ["aws:redshift/cluster:Cluster"],
  check: (cluster) =>
    and(
      notFalse(cluster.at("allowVersionUpgrade")),
      isSet(cluster.at("preferredMaintenanceWindow")),
      not(is(cluster.at("automatedSnapshotRetentionPeriod"), 0)),
    ),
});
