import { freeOfPhi } from "../../matchers/phi.ts";
import { resourceRule } from "../../rule.ts";
import { and } from "../../truth.ts";
import { isSet } from "../../view.ts";

/** The input is stored until the schedule fires, and a missed offer expiry must be found. */
export const schedulerCmkDlq = resourceRule({
  id: "scheduler-cmk-dlq",
  title: "Reminder schedules are encrypted and keep failures",
  service: "EventBridge",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.502(b)", "164.308(a)(4)(i)", "164.312(a)(1)"],
  hitrust: ["06.d"],
  nist: ["AC-3", "AC-4", "PT-2", "SI-12(1)"],
  fix: "Set kmsKeyArn and target.deadLetterConfig.arn; keep identifiers of persons out of target.input.",
  types: ["aws:scheduler/schedule:Schedule"],
  check: (schedule) =>
    and(
      isSet(schedule.at("kmsKeyArn")),
      isSet(schedule.at("target.deadLetterConfig.arn")),
      freeOfPhi(schedule.at("target.input")),
    ),
});
