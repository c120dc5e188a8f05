import { sibling } from "../../matchers/bucket.ts";
import { stackRule } from "../../rule.ts";
import { and, not, or, truth } from "../../truth.ts";
import { every, is, isAbsent } from "../../view.ts";

/** The cloud fills in acl "private" and the owner's own grant by itself, so those two do not count as using ACLs. */
export const s3AclDisabled = stackRule({
  id: "s3-acl-disabled",
  title: "Buckets do not use ACLs",
  service: "S3",
  severity: "medium",
  level: "advisory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  hitrust: ["01.n", "01.v"],
  nist: ["AC-3", "AC-6", "SC-7", "SC-7(3)"],
  fix: "Add BucketOwnershipControls with objectOwnership BucketOwnerEnforced, and use no ACL.",
  types: ["aws:s3/bucket:Bucket"],
  alone: {
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": {
      names: "bucket",
      of: "aws:s3/bucket:Bucket",
      check: (controls) => is(controls.at("rule.objectOwnership"), "BucketOwnerEnforced"),
    },
    "aws:s3/bucketAcl:BucketAcl": {
      names: "bucket",
      of: "aws:s3/bucket:Bucket",
      check: () => truth(false, "acl"),
    },
  },
  check: (bucket, context) =>
    and(
      sibling(context, bucket, "BucketOwnershipControls", (controls) =>
        is(controls.at("rule.objectOwnership"), "BucketOwnerEnforced"),
      ),
      or(isAbsent(bucket.at("acl")), is(bucket.at("acl"), "private")),
      every(bucket.at("grants"), (grant) =>
        and(
          is(grant.at("type"), "CanonicalUser"),
          every(grant.at("permissions"), (permission) => is(permission, "FULL_CONTROL")),
        ),
      ),
      not(sibling(context, bucket, "BucketAcl")),
    ),
});
