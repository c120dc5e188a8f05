import { resourceRule } from "../../rule.ts";
import { and, or } from "../../truth.ts";
import { atLeast, is, isAbsent, isSet } from "../../view.ts";

/** Archives carry no tags, so an archive counts as a record when its name or description says audit or record. Absent retentionDays means forever. */
export const eventArchiveRetention = resourceRule({
  id: "event-archive-retention",
  title: "Archives keep events long enough",
  service: "EventBridge",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.316(b)(2)(i)", "164.312(b)"],
  hitrust: ["06.c"],
  nist: ["AU-11", "SI-12"],
  fix: "Set retentionDays to 0 or at least the replay floor (records: six years), and kmsKeyIdentifier.",
  types: ["aws:cloudwatch/eventArchive:EventArchive"],
  uses: ["replayRetentionDays", "recordRetentionDays"],
  check: (archive, { settings }) => {
    const record = /(^|[-_ ])(audit|records?)([-_ ]|$)/i.test(
      `${archive.at("name").text ?? archive.name} ${archive.at("description").text ?? ""}`,
    );
    const days = archive.at("retentionDays");
    return and(
      or(
        isAbsent(days),
        is(days, 0),
        atLeast(days, record ? settings.recordRetentionDays : settings.replayRetentionDays),
      ),
      isSet(archive.at("kmsKeyIdentifier")),
    );
  },
});
