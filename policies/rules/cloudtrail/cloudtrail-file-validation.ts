import { resourceRule } from "../../rule.ts";
import { isTrue } from "../../view.ts";

/** The provider's default is false. */
export const cloudtrailFileValidation = resourceRule({
  id: "cloudtrail-file-validation",
  title: "Trail files are signed",
  service: "CloudTrail",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(c)(1)", "164.312(c)(2)"],
  hitrust: ["09.ac"],
  nist: ["AU-9", "AU-9(3)"],
  fix: "Set enableLogFileValidation to true.",
  types: ["aws:cloudtrail/trail:Trail"],
  check: (trail) => isTrue(trail.at("enableLogFileValidation")),
  remedy: (trail) =>
    isTrue(trail.at("enableLogFileValidation")).value === false
      ? { enableLogFileValidation: true }
      : undefined,
});
