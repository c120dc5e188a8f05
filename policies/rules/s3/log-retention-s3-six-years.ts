import { lifecycleRules } from "../../matchers/bucket.ts";
import { isAuditStore } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { and, not, or, when } from "../../truth.ts";
import { atLeast, isSet } from "../../view.ts";

/** A rule that is switched off deletes nothing; a fixed date deletes whatever the age, so it never complies. */
export const logRetentionS3SixYears = stackRule({
  id: "log-retention-s3-six-years",
  title: "Exported logs stay six years",
  service: "S3",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.316(b)(2)(i)", "164.312(b)"],
  hitrust: ["06.c"],
  nist: ["AU-11", "SI-12"],
  fix: "Remove the expiration or set it to at least 2190 days.",
  types: ["aws:s3/bucket:Bucket"],
  uses: ["recordRetentionDays"],
  check: (bucket, context) =>
    when(isAuditStore(bucket), "not tagged audit", () =>
      not(
        or(
          ...lifecycleRules(context, bucket, (rule) =>
            or(
              isSet(rule.at("expiration.date")),
              and(
                isSet(rule.at("expiration.days")),
                not(atLeast(rule.at("expiration.days"), context.settings.recordRetentionDays)),
              ),
            ),
          ),
        ),
      ),
    ),
});
