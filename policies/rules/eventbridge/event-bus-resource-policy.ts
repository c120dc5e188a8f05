import { stackRule } from "../../rule.ts";
import { because, not, or, when } from "../../truth.ts";
import { is } from "../../view.ts";

/** Without a policy the whole account may publish; the default bus is AWS's own. */
export const eventBusResourcePolicy = stackRule({
  id: "event-bus-resource-policy",
  title: "Custom buses have a resource policy",
  service: "EventBridge",
  severity: "high",
  level: "mandatory",
  hipaa: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  hitrust: ["01.n", "01.v"],
  nist: ["AC-3", "AC-6", "SC-7", "SC-7(3)"],
  fix: "Add an EventBusPolicy that names who may put events on the bus.",
  types: ["aws:cloudwatch/eventBus:EventBus"],
  check: (bus, { estate }) =>
    when(not(is(bus.at("name"), "default")), "the account's default bus", () =>
      because(
        "no EventBusPolicy names this bus",
        or(
          estate.some("aws:cloudwatch/eventBusPolicy:EventBusPolicy", "eventBusName", bus),
          estate.some("aws:cloudwatch/eventPermission:EventPermission", "eventBusName", bus),
        ),
      ),
    ),
});
