import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { isTrue, notFalse } from "../../view.ts";

/** Failover moves the activity into the other region, and the trail must follow. */
export const cloudtrailMultiRegion = resourceRule({
  id: "cloudtrail-multi-region",
  title: "A trail covers every region and is switched on",
  service: "CloudTrail",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(1)(ii)(D)", "164.312(b)"],
  hitrust: ["09.aa"],
  nist: ["AU-2", "AU-3", "AU-12"],
  fix: "Set isMultiRegionTrail to true and leave enableLogging on.",
  types: ["aws:cloudtrail/trail:Trail"],
  check: (trail) => and(isTrue(trail.at("isMultiRegionTrail")), notFalse(trail.at("enableLogging"))),
});
