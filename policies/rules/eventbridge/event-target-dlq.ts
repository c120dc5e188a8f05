import { resourceRule } from "../../rule.ts";
import { isSet } from "../../view.ts";

/** After the last retry an event without one is gone, and a cancelled slot is never offered again. */
export const eventTargetDlq = resourceRule({
  id: "event-target-dlq",
  title: "Every rule target has a dead-letter queue",
  service: "EventBridge",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Set deadLetterConfig.arn to the target's own dead-letter queue.",
  types: ["aws:cloudwatch/eventTarget:EventTarget"],
  check: (target) => isSet(target.at("deadLetterConfig.arn")),
});
