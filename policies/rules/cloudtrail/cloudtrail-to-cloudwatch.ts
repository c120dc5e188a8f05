import { resourceRule } from "../../rule.ts";
import { isSet } from "../../view.ts";

/** A trail that only goes to a bucket raises no alarm. */
export const cloudtrailToCloudwatch = resourceRule({
  id: "cloudtrail-to-cloudwatch",
  title: "Trails stream to CloudWatch Logs",
  service: "CloudTrail",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(3)(ii)(A)", "164.312(b)"],
  hitrust: ["09.aa"],
  nist: ["AU-2", "AU-3", "AU-12"],
  fix: "Set cloudWatchLogsGroupArn (and its role).",
  types: ["aws:cloudtrail/trail:Trail"],
  check: (trail) => isSet(trail.at("cloudWatchLogsGroupArn")),
});
