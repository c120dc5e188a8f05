import { sibling } from "../../matchers/bucket.ts";
import { holdsPhi } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { or, when } from "../../truth.ts";
import { isSet, isTrue } from "../../view.ts";

/** Access to stored PHI must leave an event that someone can react to. */
export const s3EventNotifications = stackRule({
  id: "s3-event-notifications",
  title: "PHI buckets announce changes",
  service: "S3",
  severity: "low",
  level: "advisory",
  hipaa: ["164.308(a)(1)(ii)(D)", "164.308(a)(6)(ii)", "164.312(b)"],
  hitrust: ["09.ab"],
  nist: ["AU-6", "SI-4", "IR-4"],
  fix: "Add a BucketNotification with eventbridge true.",
  types: ["aws:s3/bucket:Bucket"],
  check: (bucket, context) =>
    when(holdsPhi(bucket), "holds no PHI by its data-class tag", () =>
      sibling(context, bucket, "BucketNotification", (found) =>
        or(
          isTrue(found.at("eventbridge")),
          ...["lambdaFunctions", "queues", "topics"].map((list) => isSet(found.at(list))),
        ),
      ),
    ),
});
