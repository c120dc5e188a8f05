import { sibling } from "../../matchers/bucket.ts";
import { stackRule } from "../../rule.ts";
import { and, no, not, or, when } from "../../truth.ts";
import { is, some, type View } from "../../view.ts";

/** A bucket that receives replicas is the other half of the pair and owes none itself. */
export const s3Replication = stackRule({
  id: "s3-replication",
  title: "Buckets replicate",
  service: "S3",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  hitrust: ["09.l", "12.c"],
  nist: ["CP-6", "CP-7", "CP-10"],
  fix: "Add a BucketReplicationConfig with an Enabled rule to a bucket in the failover region.",
  types: ["aws:s3/bucket:Bucket"],
  alone: {
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig": {
      names: "bucket",
      of: "aws:s3/bucket:Bucket",
      check: (config) => some(config.at("rules"), (rule) => is(rule.at("status"), "Enabled")),
    },
  },
  check: (bucket, context) => {
    const { estate } = context;
    const enabled = (rules: View) => some(rules, (rule) => is(rule.at("status"), "Enabled"));
    const replica = or(
      ...estate.ofType("aws:s3/bucketReplicationConfig:BucketReplicationConfig").map((config) =>
        and(
          not(estate.refers(config, "bucket", bucket)),
          some(config.at("rules"), (rule) =>
            estate.names(config, rule.at("destination.bucket"), "rules", bucket),
          ),
        ),
      ),
      no,
    );
    return when(not(replica), "the bucket is itself a replica", () =>
      or(
        enabled(bucket.at("replicationConfiguration.rules")),
        sibling(context, bucket, "BucketReplicationConfig", (config) => enabled(config.at("rules"))),
      ),
    );
  },
});
