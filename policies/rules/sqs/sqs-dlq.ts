import type { Audited, Estate } from "../../audited.ts";
import { stackRule } from "../../rule.ts";
import { no, not, or, type Truth, truth, when } from "../../truth.ts";
import { isSet, json } from "../../view.ts";

function sendsFailuresTo(source: Audited, queue: Audited, estate: Estate): Truth {
  const named = json(source.at("redrivePolicy")).at("deadLetterTargetArn");
  return named.value === undefined ? no : estate.names(source, named, "redrivePolicy", queue);
}
const DEAD_LETTER_PLACES = [
  "deadLetterConfig.arn",
  "deadLetterConfig.targetArn",
  "destinationConfig.onFailure.destinationArn",
  "destinationConfig.onFailure.destination",
  "target.deadLetterConfig.arn",
] as const;

/** A queue is itself a dead-letter queue when another queue, a subscription or an event target sends its failures there, when it has a redrive allow policy, or by its name. */
export const sqsDlq = stackRule({
  id: "sqs-dlq",
  title: "Queues redrive to a dead-letter queue",
  service: "SQS",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Set redrivePolicy with deadLetterTargetArn and maxReceiveCount, or add a RedrivePolicy resource.",
  types: ["aws:sqs/queue:Queue"],
  check: (queue, { estate }) =>
    when(
      not(
        or(
          isSet(queue.at("redriveAllowPolicy")),
          truth(
            /(^|[-_.])(dlq|dead-?letters?)([-_.]|$)|dlq$/i.test(queue.at("name").text ?? queue.name),
            "name",
          ),
          ...DEAD_LETTER_PLACES.flatMap((place) =>
            estate.referring(place, queue).map((source) => estate.refers(source, place, queue)),
          ),
          ...estate
            .ofType("aws:sqs/queue:Queue")
            .filter(({ urn }) => urn !== queue.urn)
            .map((source) => sendsFailuresTo(source, queue, estate)),
        ),
      ),
      "the queue is itself a dead-letter queue",
      () =>
        or(
          isSet(
            queue.at("redrivePolicy").unknown
              ? queue.at("redrivePolicy")
              : json(queue.at("redrivePolicy")).at("deadLetterTargetArn"),
          ),
          estate.some("aws:sqs/redrivePolicy:RedrivePolicy", "queueUrl", queue),
        ),
    ),
});
