import { holdsPhi } from "../../matchers/tags.ts";
import { resourceRule } from "../../rule.ts";
import { and, not, or } from "../../truth.ts";
import { isSet, isTrue } from "../../view.ts";

/** SQS encrypts new queues by itself when nothing is said, but the safeguard wants it declared, and a customer key where PHI passes. */
export const sqsEncrypted = resourceRule({
  id: "sqs-encrypted",
  title: "Queues are encrypted",
  service: "SQS",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  hitrust: ["06.d", "10.f"],
  nist: ["SC-13", "SC-28", "SC-28(1)"],
  fix: "Set kmsMasterKeyId to the customer key of the data class (or sqsManagedSseEnabled where no PHI passes).",
  types: ["aws:sqs/queue:Queue"],
  check: (queue) =>
    or(
      isSet(queue.at("kmsMasterKeyId")),
      and(isTrue(queue.at("sqsManagedSseEnabled")), not(holdsPhi(queue))),
    ),
});
