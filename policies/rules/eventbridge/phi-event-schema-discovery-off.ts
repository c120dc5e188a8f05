import { holdsPhi } from "../../matchers/tags.ts";
import { stackRule } from "../../rule.ts";
import { not, notApplicable, or, truth, when } from "../../truth.ts";
import { isSet } from "../../view.ts";

/** Discovery keeps sample values. A bus that is not in this stack cannot be proved free of PHI, but its data class is not visible either. */
export const phiEventSchemaDiscoveryOff = stackRule({
  id: "phi-event-schema-discovery-off",
  title: "Schema discovery does not sample PHI buses",
  service: "EventBridge",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.502(b)", "164.308(a)(4)(i)", "164.312(a)(1)"],
  hitrust: ["06.d"],
  nist: ["AC-3", "AC-4", "PT-2", "SI-12(1)"],
  fix: "Remove the discoverer; register schemas from the event contract instead.",
  types: ["aws:schemas/discoverer:Discoverer"],
  check: (discoverer, { estate }) => {
    const buses = estate.ofType("aws:cloudwatch/eventBus:EventBus");
    const { found, maybe } = estate.named(discoverer, "sourceArn", "aws:cloudwatch/eventBus:EventBus");
    if (found.length === 0 && !maybe && buses.length === 0)
      return when(isSet(discoverer.at("sourceArn")), "names no bus", () => truth(undefined, "sourceArn"));
    if (found.length === 0 && maybe) return truth(undefined, "sourceArn");
    return found.length === 0
      ? notApplicable("the bus is not one of this stack's PHI buses")
      : not(or(...found.map(holdsPhi)));
  },
});
