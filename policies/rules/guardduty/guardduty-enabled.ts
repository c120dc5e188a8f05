import { baselineHolds, STACK } from "../../matchers/baseline.ts";
import { stackRule } from "../../rule.ts";
import { because, no, or } from "../../truth.ts";
import { notFalse } from "../../view.ts";

/** A detector that is switched off is judged wherever it stands. */
export const guarddutyEnabled = stackRule({
  id: "guardduty-enabled",
  title: "Threat detection is on",
  service: "GuardDuty",
  severity: "high",
  level: "advisory",
  hipaa: ["164.308(a)(1)(ii)(D)", "164.308(a)(6)(ii)", "164.312(b)"],
  hitrust: ["09.ab"],
  nist: ["AU-6", "SI-4", "IR-4"],
  fix: "Add a Detector with enable not false to the baseline stack.",
  types: ["aws:guardduty/detector:Detector", "pulumi:pulumi:Stack"],
  uses: ["baselineStacks", "baselineOwnedElsewhere"],
  check: (subject, context) =>
    subject.type === STACK
      ? baselineHolds(subject, context, () =>
          because(
            "no GuardDuty Detector",
            or(
              ...context.estate
                .ofType("aws:guardduty/detector:Detector")
                .map((detector) => notFalse(detector.at("enable"))),
              no,
            ),
          ),
        )
      : notFalse(subject.at("enable")),
});
