import { resourceRule } from "../../rule.ts";
import { isSet } from "../../view.ts";

/** The key AWS owns cannot be audited or withdrawn. */
export const eventBusCmk = resourceRule({
  id: "event-bus-cmk",
  title: "Buses use a customer key",
  service: "EventBridge",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set kmsKeyIdentifier to the customer key of the bus's data class.",
  types: ["aws:cloudwatch/eventBus:EventBus"],
  check: (bus) => isSet(bus.at("kmsKeyIdentifier")),
});
