import { sibling } from "../../matchers/bucket.ts";
import { stackRule } from "../../rule.ts";
import { and, no, not, or, when } from "../../truth.ts";
import { isSet } from "../../view.ts";

/** A log target need not log itself. A bucket that names only itself as target has no separate log, yet it is read by the same rule: it logs. */
export const s3AccessLogging = stackRule({
  id: "s3-access-logging",
  title: "Buckets log access",
  service: "S3",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(ii)(A)", "164.312(b)"],
  hitrust: ["09.aa"],
  nist: ["AU-2", "AU-3", "AU-12"],
  fix: "Add a BucketLogging for the bucket, with a target bucket of its own.",
  types: ["aws:s3/bucket:Bucket"],
  alone: {
    "aws:s3/bucketLogging:BucketLogging": {
      names: "bucket",
      of: "aws:s3/bucket:Bucket",
      check: (logging) => isSet(logging.at("targetBucket")),
    },
  },
  check: (bucket, context) => {
    const { estate } = context;
    const target = or(
      ...estate
        .ofType("aws:s3/bucketLogging:BucketLogging")
        .map((logging) =>
          and(estate.refers(logging, "targetBucket", bucket), not(estate.refers(logging, "bucket", bucket))),
        ),
      ...estate
        .ofType("aws:s3/bucket:Bucket")
        .filter(({ urn }) => urn !== bucket.urn)
        .map((source) => estate.names(source, source.at("logging.targetBucket"), "logging", bucket)),
      no,
    );
    return when(not(target), "the bucket is itself a log target", () =>
      or(
        isSet(bucket.at("logging.targetBucket")),
        sibling(context, bucket, "BucketLogging", (logging) => isSet(logging.at("targetBucket"))),
      ),
    );
  },
});
