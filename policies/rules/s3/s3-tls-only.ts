import { bucketArns, sibling } from "../../matchers/bucket.ts";
import { deniesPlainTransport } from "../../matchers/iam-policy.ts";
import { stackRule } from "../../rule.ts";
import { because, or } from "../../truth.ts";
import type { View } from "../../view.ts";

/** Both the bucket and its objects must be covered; a Deny on one of them leaves the other open to plain HTTP. */
export const s3TlsOnly = stackRule({
  id: "s3-tls-only",
  title: "Bucket policies deny clear text",
  service: "S3",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(c)(2)", "164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  hitrust: ["09.m", "09.s"],
  nist: ["SC-8", "SC-8(1)", "SC-13"],
  fix: 'Add a BucketPolicy statement: Deny, Principal "*", s3:*, on the bucket and its objects, when aws:SecureTransport is false.',
  types: ["aws:s3/bucket:Bucket"],
  alone: {
    "aws:s3/bucketPolicy:BucketPolicy": {
      names: "bucket",
      of: "aws:s3/bucket:Bucket",
      check: (policy) =>
        or(
          ...bucketArns(policy, policy.at("bucket")).map((arn) =>
            deniesPlainTransport(policy.at("policy"), "s3", [arn, `${arn}/object`]),
          ),
        ),
    },
  },
  check: (bucket, context) => {
    const denies = (policy: View, attachedTo: View) =>
      or(
        ...bucketArns(bucket, attachedTo).map((arn) =>
          deniesPlainTransport(policy, "s3", [arn, `${arn}/object`]),
        ),
      );
    return because(
      "no bucket policy denies requests without TLS on the bucket and its objects",
      or(
        denies(bucket.at("policy"), bucket.at("bucket")),
        sibling(context, bucket, "BucketPolicy", (policy) =>
          denies(policy.at("policy"), policy.at("bucket")),
        ),
      ),
    );
  },
});
