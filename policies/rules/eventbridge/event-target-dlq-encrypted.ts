import { stackRule } from "../../rule.ts";
import { and, when } from "../../truth.ts";
import { is, isSet } from "../../view.ts";

/** The queue is judged, when a target of this stack names it; a queue of another stack is judged there. */
export const eventTargetDlqEncrypted = stackRule({
  id: "event-target-dlq-encrypted",
  title: "Dead-letter queues of PHI events are encrypted and kept 14 days",
  service: "EventBridge",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "On the queue set kmsMasterKeyId and messageRetentionSeconds 1209600 (14 days).",
  types: ["aws:sqs/queue:Queue"],
  check: (queue, { estate }) =>
    when(
      estate.some(
        ["aws:cloudwatch/eventTarget:EventTarget", "aws:cloudwatch/eventBus:EventBus"],
        "deadLetterConfig.arn",
        queue,
      ),
      "no event target sends its failures to this queue",
      () => and(isSet(queue.at("kmsMasterKeyId")), is(queue.at("messageRetentionSeconds"), 1_209_600)),
    ),
});
