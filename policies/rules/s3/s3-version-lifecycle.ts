import { isVersioned, lifecycleRules } from "../../matchers/bucket.ts";
import { isAuditStore } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { and, not, or, when } from "../../truth.ts";
import { atLeast, isSet } from "../../view.ts";

/** The floor binds audit and record stores only; elsewhere any bound will do. */
export const s3VersionLifecycle = stackRule({
  id: "s3-version-lifecycle",
  title: "Old versions have a lifecycle",
  service: "S3",
  severity: "low",
  level: "advisory",
  hipaa: ["164.316(b)(2)(i)", "164.312(b)"],
  hitrust: ["06.c"],
  nist: ["AU-11", "SI-12"],
  fix: "Add a lifecycle rule for noncurrent versions, not shorter than the retention floor.",
  types: ["aws:s3/bucket:Bucket"],
  uses: ["recordRetentionDays"],
  check: (bucket, context) =>
    when(isVersioned(context, bucket), "the bucket keeps no versions", () =>
      or(
        ...lifecycleRules(context, bucket, (rule) => {
          const days = ["noncurrentVersionExpiration.noncurrentDays", "noncurrentVersionExpiration.days"].map(
            (path) => rule.at(path),
          );
          const floor = and(
            isAuditStore(bucket),
            or(
              ...days.map((view) =>
                and(isSet(view), not(atLeast(view, context.settings.recordRetentionDays))),
              ),
            ),
          );
          return and(or(...days.map(isSet), isSet(rule.at("noncurrentVersionTransitions"))), not(floor));
        }),
      ),
    ),
});
