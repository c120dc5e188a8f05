import { resourceRule } from "../../rule.ts";
import { and, or } from "../../truth.ts";
import { isSet, notFalse } from "../../view.ts";

/** An alarm that tells nobody is a graph. */
export const cwAlarmAction = resourceRule({
  id: "cw-alarm-action",
  title: "Alarms do something",
  service: "CloudWatch",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.312(b)"],
  hitrust: ["09.ab"],
  nist: ["AU-6", "SI-4", "IR-4"],
  fix: "Set alarmActions (or insufficientDataActions or okActions) and leave actionsEnabled on.",
  types: ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"],
  check: (alarm) =>
    and(
      notFalse(alarm.at("actionsEnabled")),
      or(...["alarmActions", "insufficientDataActions", "okActions"].map((name) => isSet(alarm.at(name)))),
    ),
});
