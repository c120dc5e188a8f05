import { resourceRule } from "../../rule.ts";
import { when } from "../../truth.ts";
import { is, isSet } from "../../view.ts";

/** FULL writes the event's detail into the log. */
export const phiEventBusLogDetailOff = resourceRule({
  id: "phi-event-bus-log-detail-off",
  title: "Bus logging does not copy event detail",
  service: "EventBridge",
  severity: "critical",
  level: "mandatory",
  hipaa: ["164.502(b)", "164.308(a)(4)(i)", "164.312(a)(1)"],
  hitrust: ["06.d"],
  nist: ["AC-3", "AC-4", "PT-2", "SI-12(1)"],
  fix: "Set logConfig.includeDetail to NONE.",
  types: ["aws:cloudwatch/eventBus:EventBus"],
  check: (bus) =>
    when(isSet(bus.at("logConfig")), "the bus has no logging", () =>
      is(bus.at("logConfig.includeDetail"), "NONE"),
    ),
  remedy: (bus) =>
    bus.at("logConfig.includeDetail").text === "FULL" ? { "logConfig.includeDetail": "NONE" } : undefined,
});
