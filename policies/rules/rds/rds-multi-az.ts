import { stackRule } from "../../rule.ts";
import { or, truth } from "../../truth.ts";
import { hasAtLeast, isSet, isTrue } from "../../view.ts";

/** Instances without a zone are spread by AWS; two in the same named zone are not. A Multi-AZ DB cluster brings its own three. */
export const rdsMultiAz = stackRule({
  id: "rds-multi-az",
  title: "Databases span zones",
  service: "RDS",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Set multiAz on the instance, or give the cluster instances in two zones.",
  types: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
  check: (database, { estate }) => {
    if (database.type === "aws:rds/instance:Instance") return isTrue(database.at("multiAz"));
    const members = estate
      .referring("clusterIdentifier", database, "aws:rds/clusterInstance:ClusterInstance")
      .filter((member) => estate.refers(member, "clusterIdentifier", database).value === true);
    const zones = members.map((member, index) => member.at("availabilityZone").text ?? `any-${index}`);
    return or(
      isSet(database.at("dbClusterInstanceClass")),
      truth(new Set(zones).size >= 2, "availabilityZone"),
      hasAtLeast(database.at("availabilityZones"), 2),
    );
  },
});
