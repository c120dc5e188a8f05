import { freeOfPhi } from "../../matchers/phi.ts";
import { resourceRule } from "../../rule.ts";
import { when } from "../../truth.ts";
import { isSet, json } from "../../view.ts";

/** Patterns are shown in consoles and logs that are outside the PHI boundary. */
export const phiEventPatternNoLiterals = resourceRule({
  id: "phi-event-pattern-no-literals",
  title: "Event patterns hold no patient values",
  service: "EventBridge",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.502(b)", "164.308(a)(4)(i)", "164.312(a)(1)"],
  hitrust: ["06.d"],
  nist: ["AC-3", "AC-4", "PT-2", "SI-12(1)"],
  fix: "Match on opaque ids and types; take identifiers of persons out of eventPattern.",
  types: ["aws:cloudwatch/eventRule:EventRule", "aws:cloudwatch/eventArchive:EventArchive"],
  check: (rule) =>
    when(isSet(rule.at("eventPattern")), "no event pattern", () =>
      freeOfPhi(
        json(rule.at("eventPattern")).unknown ? rule.at("eventPattern") : json(rule.at("eventPattern")),
      ),
    ),
});
