import { resourceRule } from "../../rule.ts";
import { and, or } from "../../truth.ts";
import { atLeast, atMost, isAbsent } from "../../view.ts";

/** Left out, it is 1. */
export const redshiftBackup = resourceRule({
  id: "redshift-backup",
  title: "Warehouses keep automatic snapshots",
  service: "Redshift",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  hitrust: ["09.l"],
  nist: ["CP-9", "CP-10", "SI-13"],
  fix: "Set automatedSnapshotRetentionPeriod to 1 to 35 days.",
  types: ["aws:redshift/cluster:Cluster"],
  check: (cluster) => {
    const days = cluster.at("automatedSnapshotRetentionPeriod");
    return or(isAbsent(days), and(atLeast(days, 1), atMost(days, 35)));
  },
});
