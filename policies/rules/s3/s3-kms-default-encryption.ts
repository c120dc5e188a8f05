import { encryptionRules } from "../../matchers/bucket.ts";
import { stackRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { every, is, isSet } from "../../view.ts";

/** AES256 with a key id beside it is still the service's own key. */
export const s3KmsDefaultEncryption = stackRule({
  id: "s3-kms-default-encryption",
  title: "Buckets use KMS by default",
  service: "S3",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set the default rule's sseAlgorithm to aws:kms with the customer key of the data class.",
  types: ["aws:s3/bucket:Bucket"],
  alone: {
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
      names: "bucket",
      of: "aws:s3/bucket:Bucket",
      check: (found) =>
        and(
          isSet(found.at("rules")),
          every(found.at("rules"), (rule) =>
            is(rule.at("applyServerSideEncryptionByDefault.sseAlgorithm"), "aws:kms", "aws:kms:dsse"),
          ),
        ),
    },
  },
  check: (bucket, context) =>
    encryptionRules(context, bucket, (rule) => is(rule.at("sseAlgorithm"), "aws:kms", "aws:kms:dsse")),
});
