import { resourceRule } from "../../rule.ts";
import { when } from "../../truth.ts";
import { isSet } from "../../view.ts";

/** Events that the bus cannot decrypt are dropped unless a queue takes them; that can only happen with a customer key. */
export const eventBusDlq = resourceRule({
  id: "event-bus-dlq",
  title: "Buses with a key have a dead-letter queue",
  service: "EventBridge",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Set deadLetterConfig.arn to an SQS queue.",
  types: ["aws:cloudwatch/eventBus:EventBus"],
  check: (bus) =>
    when(isSet(bus.at("kmsKeyIdentifier")), "no customer key, so nothing can fail to decrypt", () =>
      isSet(bus.at("deadLetterConfig.arn")),
    ),
});
