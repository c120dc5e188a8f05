import { sibling } from "../../matchers/bucket.ts";
import { isAuditStore } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { and, or, when } from "../../truth.ts";
import { atLeast, is, isSet, isTrue, type View } from "../../view.ts";

/** The flag alone locks nothing until a retention is given. */
export const s3ObjectLock = stackRule({
  id: "s3-object-lock",
  title: "Record buckets are write-once",
  service: "S3",
  severity: "high",
  level: "advisory",
  hipaa: ["164.312(b)", "164.312(c)(1)", "164.312(c)(2)"],
  hitrust: ["09.ac"],
  nist: ["AU-9", "AU-9(3)"],
  fix: "Set objectLockEnabled to true at creation and add a default retention.",
  types: ["aws:s3/bucket:Bucket"],
  check: (bucket, context) => {
    const retention = (rule: View) =>
      and(
        isSet(rule.at("defaultRetention.mode")),
        or(atLeast(rule.at("defaultRetention.days"), 1), atLeast(rule.at("defaultRetention.years"), 1)),
      );
    return when(isAuditStore(bucket), "not tagged as an audit or record store", () =>
      and(
        or(
          isTrue(bucket.at("objectLockEnabled")),
          is(bucket.at("objectLockConfiguration.objectLockEnabled"), "Enabled"),
        ),
        or(
          retention(bucket.at("objectLockConfiguration.rule")),
          sibling(context, bucket, "BucketObjectLockConfiguration", (config) => retention(config.at("rule"))),
        ),
      ),
    );
  },
});
