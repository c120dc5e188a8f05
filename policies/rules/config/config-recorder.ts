import type { Audited } from "../../audited.ts";
import { baselineHolds, STACK } from "../../matchers/baseline.ts";
import { stackRule } from "../../rule.ts";
import { and, because, no, or } from "../../truth.ts";
import { isAbsent, isTrue } from "../../view.ts";

/** A recorder without its status records nothing. */
export const configRecorder = stackRule({
  id: "config-recorder",
  title: "Configuration is recorded",
  service: "Config",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(1)(ii)(D)", "164.308(a)(6)(ii)", "164.312(b)"],
  hitrust: ["09.ab"],
  nist: ["AU-6", "SI-4", "IR-4"],
  fix: "Add a Recorder for all supported types and a RecorderStatus that is enabled.",
  types: ["aws:cfg/recorder:Recorder", "pulumi:pulumi:Stack"],
  uses: ["baselineStacks", "baselineOwnedElsewhere"],
  alone: {
    "aws:cfg/recorderStatus:RecorderStatus": {
      names: "name",
      of: "aws:cfg/recorder:Recorder",
      check: (status) => isTrue(status.at("isEnabled")),
    },
  },
  check: (subject, context) => {
    const { estate } = context;
    const records = (recorder: Audited) =>
      and(
        or(isTrue(recorder.at("recordingGroup.allSupported")), isAbsent(recorder.at("recordingGroup"))),
        because(
          "no enabled RecorderStatus names this recorder",
          estate.some("aws:cfg/recorderStatus:RecorderStatus", "name", recorder, (status) =>
            isTrue(status.at("isEnabled")),
          ),
        ),
      );
    return subject.type === STACK
      ? baselineHolds(subject, context, () =>
          because("no Config recorder", or(...estate.ofType("aws:cfg/recorder:Recorder").map(records), no)),
        )
      : records(subject);
  },
});
