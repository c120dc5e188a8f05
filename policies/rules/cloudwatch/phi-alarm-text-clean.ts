import { freeOfPhi, looksLikePhi } from "../../matchers/phi.ts";
import { resourceRule } from "../../rule.ts";
import { and, truth } from "../../truth.ts";

/** Alarms are sent by mail and chat. */
export const phiAlarmTextClean = resourceRule({
  id: "phi-alarm-text-clean",
  title: "Alarm texts and runbook links carry no patient data",
  service: "CloudWatch",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.502(b)", "164.308(a)(4)(i)", "164.312(a)(1)"],
  hitrust: ["06.d"],
  nist: ["AC-3", "AC-4", "PT-2", "SI-12(1)"],
  fix: "Take identifiers of persons out of the description and dimensions.",
  types: ["aws:cloudwatch/metricAlarm:MetricAlarm"],
  check: (alarm) =>
    and(
      freeOfPhi(alarm.at("alarmDescription")),
      freeOfPhi(alarm.at("dimensions")),
      ...alarm
        .at("dimensions")
        .entries()
        .map(({ key, value }) => truth(!looksLikePhi(key), value.path)),
    ),
});
