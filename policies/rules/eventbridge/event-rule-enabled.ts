import { isTierZero, tagged } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { and, not, or, when } from "../../truth.ts";
import { is, notFalse } from "../../view.ts";

/** Rules are clinical by a tag clinical, a safety tag, or tier 0. The older isEnabled flag is read as well. */
export const eventRuleEnabled = resourceRule({
  id: "event-rule-enabled",
  title: "Rules of clinical flows are on",
  service: "EventBridge",
  severity: "medium",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Set state to ENABLED (or remove isEnabled: false).",
  types: ["aws:cloudwatch/eventRule:EventRule"],
  check: (rule) =>
    when(
      or(
        tagged(rule, "clinical", "true"),
        tagged(rule, "class", "clinical"),
        tagged(rule, "purpose", "clinical"),
        tagged(rule, "patient-safety", "true"),
        isTierZero(rule),
      ),
      "not tagged clinical",
      () => and(not(is(rule.at("state"), "DISABLED")), notFalse(rule.at("isEnabled"))),
    ),
});
