import { resourceRule } from "../../rule.ts";
import { and, because, not, or, truth, when } from "../../truth.ts";
import { is, isAbsent, isSet, matches } from "../../view.ts";

/** Outside the PHI boundary are API destinations, other accounts' buses and subscriptions; queues, functions and state machines are inside it. */
export const phiEventTransformMinimum = resourceRule({
  id: "phi-event-transform-minimum",
  title: "Event targets forward only allowed fields",
  service: "EventBridge",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.502(b)", "164.308(a)(4)(i)", "164.312(a)(1)"],
  hitrust: ["06.d"],
  nist: ["AC-3", "AC-4", "PT-2", "SI-12(1)"],
  fix: "Set inputTransformer with inputPaths that pick only the listed opaque fields.",
  types: ["aws:cloudwatch/eventTarget:EventTarget"],
  uses: ["nonPhiFields"],
  check: (target, { settings }) =>
    when(
      or(
        matches(target.at("arn"), /:(api-destination|event-bus)\//),
        matches(target.at("arn"), /^arn:[^:]*:(sns|firehose|apigateway|execute-api):/),
        isSet(target.at("httpTarget")),
      ),
      "the target is inside the PHI boundary",
      () =>
        because(
          "the target receives more than the listed fields",
          and(
            isSet(target.at("inputTransformer.inputTemplate")),
            isAbsent(target.at("inputPath")),
            not(matches(target.at("inputTransformer.inputTemplate"), /<aws\.events\.event(\.json)?>/)),
            ...(target.at("inputTransformer.inputPaths").unknown
              ? [truth(undefined, "inputTransformer.inputPaths")]
              : []),
            ...target
              .at("inputTransformer.inputPaths")
              .entries()
              .map(({ value }) => is(value, ...settings.nonPhiFields)),
          ),
        ),
    ),
});
