import { isVersioned } from "../../matchers/bucket.ts";
import { stackRule } from "../../rule.ts";
import { is } from "../../view.ts";

/** Suspended keeps old versions but makes no new ones. */
export const s3Versioning = stackRule({
  id: "s3-versioning",
  title: "Buckets keep versions",
  service: "S3",
  severity: "high",
  level: "mandatory",
  hipaa: [
    "164.308(a)(7)(i)",
    "164.308(a)(7)(ii)(A)",
    "164.308(a)(7)(ii)(B)",
    "164.312(c)(1)",
    "164.312(c)(2)",
  ],
  hitrust: ["09.l"],
  nist: ["CP-9", "CP-10", "SI-13"],
  fix: "Add a BucketVersioning with status Enabled for the bucket.",
  types: ["aws:s3/bucket:Bucket"],
  alone: {
    "aws:s3/bucketVersioning:BucketVersioning": {
      names: "bucket",
      of: "aws:s3/bucket:Bucket",
      check: (found) => is(found.at("versioningConfiguration.status"), "Enabled"),
    },
  },
  check: (bucket, context) => isVersioned(context, bucket),
});
