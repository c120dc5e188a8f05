import { resourceRule } from "../../rule.ts";
import { isSet } from "../../view.ts";

/** The trail names who looked at what. */
export const cloudtrailKms = resourceRule({
  id: "cloudtrail-kms",
  title: "Trails are encrypted with a KMS key",
  service: "CloudTrail",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set kmsKeyId.",
  types: ["aws:cloudtrail/trail:Trail"],
  check: (trail) => isSet(trail.at("kmsKeyId")),
});
