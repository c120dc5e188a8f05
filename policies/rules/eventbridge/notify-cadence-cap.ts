import { tagged } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { and, or, truth, when } from "../../truth.ts";
import { atMost, is, isAbsent, isSet } from "../../view.ts";

/** A surge must not become a message storm. Senders are recognised by a notification tag or name. */
export const notifyCadenceCap = resourceRule({
  id: "notify-cadence-cap",
  title: "Notification senders are rate-limited",
  service: "EventBridge",
  severity: "low",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["09.h"],
  nist: ["CP-2(2)", "SC-5(2)", "SC-6"],
  fix: "Set scalingConfig.maximumConcurrency (mapping) or a flexible time window (schedule), and a batch size of at most 10.",
  types: [
    "aws:scheduler/schedule:Schedule",
    "aws:lambda/eventSourceMapping:EventSourceMapping",
    "aws:pipes/pipe:Pipe",
  ],
  check: (sender) => {
    const sends = /notif|sms|reminder|message/i.test(
      `${sender.name} ${sender.at("name").text ?? ""} ${sender.at("functionName").text ?? ""}`,
    );
    return when(
      or(truth(sends, "name"), tagged(sender, "service", "notifications")),
      "not a sender of patient messages",
      () =>
        sender.type === "aws:scheduler/schedule:Schedule"
          ? is(sender.at("flexibleTimeWindow.mode"), "FLEXIBLE")
          : sender.type === "aws:pipes/pipe:Pipe"
            ? or(
                ...["sqsQueueParameters", "kinesisStreamParameters", "dynamodbStreamParameters"].map((kind) =>
                  and(
                    isSet(sender.at(`sourceParameters.${kind}.batchSize`)),
                    atMost(sender.at(`sourceParameters.${kind}.batchSize`), 10),
                  ),
                ),
              )
            : and(
                isSet(sender.at("scalingConfig.maximumConcurrency")),
                or(isAbsent(sender.at("batchSize")), atMost(sender.at("batchSize"), 10)),
              ),
    );
  },
});
