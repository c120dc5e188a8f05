import { deniesPlainTransport } from "../../matchers/iam-policy.ts";
import { stackRule } from "../../rule.ts";
import { because, or } from "../../truth.ts";
import type { View } from "../../view.ts";

/** The queue or topic is judged, by its inline policy and by the policies attached to it. */
export const sqsSnsTlsOnly = stackRule({
  id: "sqs-sns-tls-only",
  title: "Queue and topic policies deny clear text",
  service: "SQS",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  hitrust: ["09.m", "09.s"],
  nist: ["SC-8", "SC-8(1)", "SC-13"],
  fix: "Add a queue or topic policy that denies every principal when aws:SecureTransport is false.",
  types: ["aws:sqs/queue:Queue", "aws:sns/topic:Topic"],
  alone: {
    "aws:sqs/queuePolicy:QueuePolicy": {
      names: "queueUrl",
      of: "aws:sqs/queue:Queue",
      check: (policy) => deniesPlainTransport(policy.at("policy"), "sqs", []),
    },
    "aws:sns/topicPolicy:TopicPolicy": {
      names: "arn",
      of: "aws:sns/topic:Topic",
      check: (policy) => deniesPlainTransport(policy.at("policy"), "sns", []),
    },
  },
  check: (channel, { estate }) => {
    const queue = channel.type === "aws:sqs/queue:Queue";
    const denies = (policy: View) => deniesPlainTransport(policy, queue ? "sqs" : "sns", []);
    return because(
      "no policy denies requests without TLS",
      or(
        denies(channel.at("policy")),
        queue
          ? estate.some("aws:sqs/queuePolicy:QueuePolicy", "queueUrl", channel, (policy) =>
              denies(policy.at("policy")),
            )
          : estate.some("aws:sns/topicPolicy:TopicPolicy", "arn", channel, (policy) =>
              denies(policy.at("policy")),
            ),
      ),
    );
  },
});
