import { publicAcl, sibling } from "../../matchers/bucket.ts";
import { stackRule } from "../../rule.ts";
import { and, because, not, or } from "../../truth.ts";
import { is, isTrue } from "../../view.ts";

/** WRITE_ACP is as good as WRITE: it lets the public grant itself the rest. */
export const s3NoPublicWrite = stackRule({
  id: "s3-no-public-write",
  title: "No public write",
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
  fix: "Set blockPublicPolicy (and blockPublicAcls) on the bucket's BucketPublicAccessBlock and use no ACL that lets the public write.",
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
      check: (acl) => not(is(acl.at("acl"), "public-read-write")),
    },
  },
  check: (bucket, context) =>
    and(
      because(
        "no BucketPublicAccessBlock with blockPublicPolicy names this bucket",
        sibling(context, bucket, "BucketPublicAccessBlock", (block) => isTrue(block.at("blockPublicPolicy"))),
      ),
      or(
        not(publicAcl(context, bucket, ["public-read-write"], ["WRITE", "WRITE_ACP", "FULL_CONTROL"])),
        sibling(context, bucket, "BucketPublicAccessBlock", (block) => isTrue(block.at("blockPublicAcls"))),
      ),
    ),
});
