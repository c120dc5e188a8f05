import { isTierZero } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { and, no, not, or, when } from "../../truth.ts";
import { is, isSet, some, type View } from "../../view.ts";

/** A replica in the same region is none. Global clusters, table replicas and replication rules are read where they stand beside the store. */
export const drReplicaTier0 = stackRule({
  id: "dr-replica-tier0",
  title: "Tier-0 data has a second region",
  service: "DynamoDB",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(B)", "164.308(a)(7)(ii)(C)", "164.312(a)(2)(ii)"],
  hitrust: ["09.l", "12.c"],
  nist: ["CP-6", "CP-7", "CP-10"],
  fix: "Add replicas (DynamoDB), a global cluster (Aurora) or a replication rule to another region (S3).",
  types: ["aws:dynamodb/table:Table", "aws:rds/cluster:Cluster", "aws:s3/bucket:Bucket"],
  check: (store, { estate }) =>
    when(isTierZero(store), "not tier 0", () => {
      if (store.type === "aws:dynamodb/table:Table")
        return or(
          some(store.at("replicas"), (replica) => isSet(replica.at("regionName"))),
          estate.some("aws:dynamodb/tableReplica:TableReplica", "globalTableArn", store),
        );
      if (store.type === "aws:rds/cluster:Cluster")
        return or(
          isSet(store.at("globalClusterIdentifier")),
          isSet(store.at("replicationSourceIdentifier")),
          estate.some("aws:rds/globalCluster:GlobalCluster", "sourceDbClusterIdentifier", store),
        );
      const enabled = (rules: View) =>
        some(rules, (rule) => and(is(rule.at("status"), "Enabled"), isSet(rule.at("destination.bucket"))));
      const replica = or(
        ...estate.ofType("aws:s3/bucketReplicationConfig:BucketReplicationConfig").map((config) =>
          and(
            not(estate.refers(config, "bucket", store)),
            some(config.at("rules"), (rule) =>
              estate.names(config, rule.at("destination.bucket"), "rules", store),
            ),
          ),
        ),
        no,
      );
      return or(
        enabled(store.at("replicationConfiguration.rules")),
        estate.some("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "bucket", store, (config) =>
          enabled(config.at("rules")),
        ),
        replica,
      );
    }),
});
