import { resourceRule } from "../../rule.ts";
import { and, not, or } from "../../truth.ts";
import { is, isAbsent, isSet, some } from "../../view.ts";

/** An advanced selector without a readOnly field takes both. */
export const cloudtrailS3DataEvents = resourceRule({
  id: "cloudtrail-s3-data-events",
  title: "A trail records object reads and writes of PHI buckets",
  service: "CloudTrail",
  severity: "high",
  level: "advisory",
  hipaa: ["164.308(a)(1)(ii)(D)", "164.312(b)"],
  hitrust: ["09.aa"],
  nist: ["AU-2", "AU-3", "AU-12"],
  fix: "Select data events of AWS::S3::Object, both reads and writes.",
  types: ["aws:cloudtrail/trail:Trail"],
  check: (trail) =>
    or(
      some(trail.at("eventSelectors"), (selector) =>
        and(
          or(isAbsent(selector.at("readWriteType")), is(selector.at("readWriteType"), "All")),
          some(selector.at("dataResources"), (data) =>
            and(is(data.at("type"), "AWS::S3::Object"), isSet(data.at("values"))),
          ),
        ),
      ),
      some(trail.at("advancedEventSelectors"), (selector) => {
        const fields = selector.at("fieldSelectors");
        return and(
          some(fields, (field) =>
            and(
              is(field.at("field"), "resources.type"),
              some(field.at("equals"), (item) => is(item, "AWS::S3::Object")),
            ),
          ),
          not(some(fields, (field) => is(field.at("field"), "readOnly"))),
        );
      }),
    ),
});
