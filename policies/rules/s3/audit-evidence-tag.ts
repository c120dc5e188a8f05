import { tag, tagged } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { or, when } from "../../truth.ts";
import { matches } from "../../view.ts";

/** Evidence that names no control cannot be found when it is asked for. */
export const auditEvidenceTag = resourceRule({
  id: "audit-evidence-tag",
  title: "Evidence resources name their control",
  service: "S3",
  severity: "low",
  level: "advisory",
  hipaa: ["164.308(a)(1)(ii)(B)", "164.308(a)(8)", "164.316(b)(1)"],
  hitrust: ["06.g", "06.h"],
  nist: ["CA-2", "CA-5", "PL-4"],
  fix: "Set the tag control-ids (or the evidence tag itself) to the control ids that the resource serves.",
  types: ["aws:s3/bucket:Bucket", "aws:cloudwatch/logGroup:LogGroup", "aws:cloudtrail/trail:Trail"],
  check: (resource) =>
    when(tagged(resource, "evidence"), "not tagged evidence", () =>
      or(
        ...["control-ids", "controls", "evidence"].map((name) =>
          matches(tag(resource, name), /^[a-z0-9]+(-[a-z0-9]+)+([ ,;+/][ ]?[a-z0-9]+(-[a-z0-9]+)+)*$/),
        ),
      ),
    ),
});
