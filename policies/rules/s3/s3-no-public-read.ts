import { publicAcl, sibling } from "../../matchers/bucket.ts";
import { anyText } from "../../matchers/iam-policy.ts";
import { stackRule } from "../../rule.ts";
import { and, because, not, or } from "../../truth.ts";
import { isTrue } from "../../view.ts";

/** authenticated-read counts as public: it lets in every AWS account. */
export const s3NoPublicRead = stackRule({
  id: "s3-no-public-read",
  title: "No public read",
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
  fix: "Set blockPublicPolicy (and blockPublicAcls) on the bucket's BucketPublicAccessBlock and use no public ACL.",
  types: ["aws:s3/bucket:Bucket"],
  alone: {
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
      names: "bucket",
      of: "aws:s3/bucket:Bucket",
      check: (block) => and(isTrue(block.at("blockPublicPolicy")), isTrue(block.at("blockPublicAcls"))),
    },
    "aws:s3/bucketAcl:BucketAcl": {
      names: "bucket",
      of: "aws:s3/bucket:Bucket",
      check: (acl) => not(anyText(acl.at("acl"), (text) => /^(public-|authenticated-read)/.test(text))),
    },
  },
  check: (bucket, context) =>
    and(
      because(
        "no BucketPublicAccessBlock with blockPublicPolicy names this bucket",
        sibling(context, bucket, "BucketPublicAccessBlock", (block) => isTrue(block.at("blockPublicPolicy"))),
      ),
      or(
        not(
          publicAcl(
            context,
            bucket,
            ["public-read", "public-read-write", "authenticated-read"],
            ["READ", "READ_ACP", "FULL_CONTROL"],
          ),
        ),
        sibling(context, bucket, "BucketPublicAccessBlock", (block) => isTrue(block.at("blockPublicAcls"))),
      ),
    ),
});
