import { blocksAllPublicAccess, sibling } from "../../matchers/bucket.ts";
import { stackRule } from "../../rule.ts";
import { because } from "../../truth.ts";

/** One flag left out leaves one way in. */
export const s3BlockPublicAccess = stackRule({
  id: "s3-block-public-access",
  title: "Buckets block all public access",
  service: "S3",
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
  fix: "Add a BucketPublicAccessBlock for the bucket with all four flags true.",
  types: ["aws:s3/bucket:Bucket"],
  alone: {
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
      names: "bucket",
      of: "aws:s3/bucket:Bucket",
      check: (block) => blocksAllPublicAccess(block),
    },
  },
  check: (bucket, context) =>
    because(
      "no BucketPublicAccessBlock with all four flags names this bucket",
      sibling(context, bucket, "BucketPublicAccessBlock", blocksAllPublicAccess),
    ),
});
